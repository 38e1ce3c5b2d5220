import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Deferred, Effect, Fiber, Redacted, TestClock } from "effect"
import { createHmac } from "node:crypto"
import { events, names, subscribeTo, targetUrl, webhookOptions, webhookTarget } from "../../support/webhooks.js"
import { flow, google, login, newPassword, other, phone, raw, register, times } from "../flow.js"
import { email, otpTo, password, question, reveal, type Services, tokenTo, user, verificationUrl } from "../support.js"

/** The setup of a test, before any webhook is subscribed, and the act that it is about. */
interface Act<E1, E2> {
  readonly given?: Effect.Effect<unknown, E1, Services>
  readonly when: Effect.Effect<unknown, E2, Services>
}

/** A test that an act fires exactly these events, in this order. */
const fires = <E1, E2>(
  title: string,
  expected: ReadonlyArray<string>,
  { given, when }: Act<E1, E2>,
  options: Emulator.Options = {}
): void =>
  flow(
    title,
    Effect.gen(function* () {
      if (given !== undefined) yield* given
      yield* subscribeTo()
      yield* when
      assert.deepEqual(yield* names, expected)
    }),
    { ...webhookOptions, ...options }
  )

const seedAccount = Emulator.seed(Seed.account({ email, password }))

/** A test of the events of an existing user's act. */
const asUser = <A, E>(
  title: string,
  expected: ReadonlyArray<string>,
  act: (person: {
    readonly uid: string
    readonly accessToken: Redacted.Redacted<string>
  }) => Effect.Effect<A, E, Services>,
  options: Emulator.Options = {},
  person: Seed.Person = {}
): void => fires(title, expected, { when: Effect.flatMap(user(person), act) }, options)

const optional = { emailVerificationFlow: "optional" } as const

describe("events of logins and registrations", () => {
  fires("a login by e-mail address or user name", ["Login", "Login"], {
    given: Emulator.seed(Seed.account({ email, password, userName: "ada" })),
    when: Effect.zipRight(login(), Authentication.loginByUsername({ username: "ada", password }))
  })

  fires("no login with a wrong password", [], { given: seedAccount, when: Effect.flip(login({ password: "wrong" })) })

  fires("a registration", ["Register"], { when: register() })

  fires("a registration that logs in", ["Register", "Login"], { when: register() }, optional)

  fires("an account that management makes", ["Register"], {
    when: Account.create({ profile: { Email: [{ Type: "Primary", Value: email }] } })
  })

  fires("nothing for what a test seeds", [], { when: user() })

  fires("nothing for reading", [], {
    given: seedAccount,
    when: Effect.gen(function* () {
      yield* Account.profilesByEmail({ email })
      yield* Authentication.checkEmailAvailability({ email })
      yield* Webhooks.listSubscriptions()
    })
  })
})

const verifying = Effect.flatMap(tokenTo(email), (verificationToken) =>
  Authentication.verifyEmail({ verificationToken })
)

const clientGuid = "7a3e"

describe("events of logins without a password", () => {
  const follow = Effect.flatMap(tokenTo(email), (verificationToken) =>
    PasswordlessLogin.loginVerification({ verificationToken })
  )

  fires("a link that logs in", ["Login"], {
    given: seedAccount,
    when: Effect.zipRight(PasswordlessLogin.loginByEmail({ email, verificationUrl }), follow)
  })

  fires("a link that logs in and verifies the address", ["EmailVerification", "Login"], {
    given: Emulator.seed(Seed.account({ email, password, emailVerified: false })),
    when: Effect.zipRight(PasswordlessLogin.loginByEmail({ email, verificationUrl }), follow)
  })

  fires("a login on a device that is confirmed on another one", ["EmailVerification", "Login"], {
    given: Emulator.seed(Seed.account({ email, password, emailVerified: false })),
    when: Effect.gen(function* () {
      yield* SmartLogin.loginByEmail({ email, clientGuid })
      yield* SmartLogin.verifyToken({ verificationToken: yield* tokenTo(email) })
      yield* SmartLogin.ping({ clientGuid })
    })
  })

  fires("an account created by one touch", ["Register", "VerifyPhoneNumber", "Login"], {
    when: Effect.gen(function* () {
      yield* OneTouchLogin.loginByPhone({ phone })
      yield* OneTouchLogin.verifyOtp({ phone, otp: yield* otpTo(phone) })
    })
  })

  fires(
    "a login with a second factor, once it is complete",
    ["Login"],
    {
      when: Effect.gen(function* () {
        const { uid } = yield* user({ secondFactor: true })
        const pending = yield* MultiFactorAuthentication.loginByEmail({ email, password })
        assert(pending._tag === "SecondFactorRequired")
        yield* Effect.flip(MultiFactorAuthentication.validateAuthenticatorCode({ ...pending, authenticatorCode: "1" }))
        assert.deepEqual(yield* names, [])
        const authenticatorCode = yield* Emulator.seed(Seed.authenticatorCode(uid))
        yield* MultiFactorAuthentication.validateAuthenticatorCode({ ...pending, authenticatorCode })
      })
    },
    { secondFactor: { mode: "optional", authenticator: true } }
  )

  fires(
    "a social login, the first and the second time",
    ["Register", "Login", "Login"],
    {
      when: times(2, TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "theirs" }))
    },
    { socialProviders: ["facebook"] }
  )
})

describe("events of addresses", () => {
  fires("an address that is verified", ["EmailVerification"], { given: register(), when: verifying })

  fires(
    "an address that is verified and logs in",
    ["EmailVerification", "Login"],
    { given: register(), when: verifying },
    {
      loginOnEmailVerification: true
    }
  )

  fires(
    "an address that is verified by a passcode",
    ["EmailVerification"],
    {
      given: register(),
      when: Effect.flatMap(otpTo(email), (otp) => Authentication.verifyEmailByOtp({ email, otp }))
    },
    { verificationTypes: { registration: "OTP" } }
  )

  asUser("an added address, once it is verified", ["AddEmail"], ({ accessToken }) =>
    Effect.gen(function* () {
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work", verificationUrl })
      const verificationToken = yield* tokenTo(other)
      yield* Authentication.verifyEmail({ verificationToken })
    })
  )

  asUser(
    "an address that the user removes, with the address",
    ["RemoveEmail"],
    ({ accessToken, uid }) =>
      Effect.gen(function* () {
        yield* Authentication.removeEmail({ accessToken, email: other })
        const [event] = yield* events
        assert(event?._tag === "RemoveEmail")
        assert.strictEqual(event.removedEmail, other)
        assert.strictEqual(event.profile.Uid, uid)
        assert.deepEqual(event.profile.Email, [{ Type: "Primary", Value: email }])
      }),
    {},
    { otherEmails: { Work: other } }
  )

  asUser(
    "an address that management removes, as an update",
    ["UpdateProfile"],
    ({ uid }) => Account.emailDelete({ uid, email: other }),
    {},
    { otherEmails: { Work: other } }
  )

  asUser("a verification that is taken back", ["InvalidateEmailVerification"], ({ uid }) =>
    Account.invalidateVerificationStatus({ uid, verificationUrl })
  )
})

const resetToken = Effect.gen(function* () {
  yield* Authentication.forgotPassword({ email, resetPasswordUrl: verificationUrl })
  return yield* tokenTo(email)
})

describe("events of passwords", () => {
  asUser("a password that the user changes", ["ChangePassword"], ({ accessToken }) =>
    Authentication.changePassword({ accessToken, oldPassword: password, newPassword })
  )

  asUser("a password that management sets", ["SetPassword"], ({ uid }) =>
    Account.setPassword({ uid, password: newPassword })
  )

  fires("a password that is reset by a link", ["ResetPassword"], {
    given: seedAccount,
    when: Effect.flatMap(resetToken, (resetToken) =>
      Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
    )
  })

  fires(
    "a password that is reset by a link that verifies the address and logs in",
    ["ResetPassword", "EmailVerification", "Login"],
    {
      given: Emulator.seed(Seed.account({ email, password, emailVerified: false })),
      when: Effect.flatMap(resetToken, (resetToken) =>
        Authentication.resetPasswordByResetToken({ resetToken, password: newPassword })
      )
    },
    { loginOnPasswordReset: true }
  )

  fires("a password that is reset by a security question", ["ResetPassword"], {
    given: Emulator.seed(Seed.account({ email, password, securityAnswers: { [question]: "Byron" } })),
    when: Authentication.resetPasswordBySecurityAnswerAndEmail({
      email,
      password: newPassword,
      securityAnswer: { [question]: "Byron" }
    })
  })

  asUser("no password that is refused", [], ({ accessToken }) =>
    Effect.flip(Authentication.changePassword({ accessToken, oldPassword: "wrong", newPassword }))
  )
})

describe("events of profiles", () => {
  asUser("a profile that the user changes, as it is then", ["UpdateProfile"], ({ accessToken, uid }) =>
    Effect.gen(function* () {
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { FirstName: "Augusta" } })
      const [event] = yield* events
      assert(event?._tag === "UpdateProfile")
      const { FirstName, LoginLockedType, Password, Uid } = event.profile
      assert.deepEqual([Uid, FirstName, LoginLockedType], [uid, "Augusta", 0])
      assert.isTrue(Redacted.isRedacted(Password))
      assert.isAbove(Object.keys(event.profile).length, 100)
    })
  )

  asUser("a profile that management changes", ["UpdateProfile"], ({ uid }) =>
    Account.update({ uid, profile: { FirstName: "Augusta", EmailVerified: true } })
  )

  asUser(
    "answers to security questions, which are a part of the profile",
    ["UpdateProfile", "UpdateProfile"],
    (person) =>
      Effect.gen(function* () {
        const securityQuestionAnswer = { [question]: "Byron" }
        yield* Authentication.updateSecurityQuestionsByAccessToken({ ...person, securityQuestionAnswer })
        yield* Account.updateSecurityQuestionConfiguration({ uid: person.uid, securityQuestionAnswer })
      })
  )

  asUser(
    "a privacy policy that is accepted",
    ["UpdateProfile"],
    ({ accessToken }) => Authentication.privacyPolicyAccept({ accessToken }),
    { privacyPolicy: { enabled: true, policies: [{ version: "1", start: "1970-01-01T00:00:00Z" }] } }
  )

  asUser("a user name", ["SetUsername"], ({ accessToken }) =>
    Authentication.setOrChangeUsername({ accessToken, username: "ada" })
  )

  asUser("an account that management blocks", ["UpdateProfile", "BlockAccount"], ({ uid }) =>
    Account.update({ uid, profile: { IsActive: false } })
  )

  fires(
    "an account that is blocked by wrong passwords",
    ["BlockAccount"],
    { given: seedAccount, when: times(3, Effect.flip(login({ password: "wrong" }))) },
    { lockout: { type: "Block", threshold: 3 } }
  )

  fires(
    "nothing for an account that is locked in another way",
    [],
    { given: seedAccount, when: times(3, Effect.flip(login({ password: "wrong" }))) },
    { lockout: { type: "Suspend", threshold: 3 } }
  )

  asUser("an account that management deletes, as it was", ["DeleteAccount"], ({ uid }) =>
    Effect.gen(function* () {
      yield* Account.delete({ uid })
      const [event] = yield* events
      assert(event?._tag === "DeleteAccount")
      assert.deepEqual([event.profile.Uid, event.profile.Email], [uid, [{ Type: "Primary", Value: email }]])
    })
  )

  asUser("an account whose deletion the user confirms", ["DeleteAccount"], ({ accessToken }) =>
    Effect.gen(function* () {
      yield* Authentication.deleteAccountWithEmailConfirmation({ accessToken, deleteUrl: verificationUrl })
      const deleteToken = yield* tokenTo(email)
      yield* Authentication.deleteAccount({ deleteToken })
    })
  )

  fires("an account that is linked and unlinked, without a deletion", ["LinkAccount", "UnlinkAccount"], {
    when: Effect.gen(function* () {
      const { accessToken } = yield* user()
      const uid = yield* Emulator.seed(Seed.account({ social: [{ ...google, email: other }] }))
      const candidate = yield* Emulator.seed(Seed.session(uid))
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: candidate.accessToken })
      yield* Authentication.unlinkSocialIdentities({ accessToken, provider: "google", providerId: google.id })
    })
  })
})

describe("events of phone numbers", () => {
  const phoneUser = { phoneId: phone, phoneIdVerified: false }

  const proven = Effect.flatMap(otpTo(phone), (otp) => PhoneAuthentication.verifyOtp({ phone, otp }))

  fires("a number that is verified and logs in", ["VerifyPhoneNumber", "Login"], {
    given: Emulator.seed(Seed.account({ email, password, ...phoneUser })),
    when: Effect.zipRight(PhoneAuthentication.resendVerificationOtp({ phone }), proven)
  })

  asUser("a number that is changed, once it is verified", ["UpdatePhoneId", "VerifyPhoneNumber"], ({ accessToken }) =>
    Effect.gen(function* () {
      yield* PhoneAuthentication.phoneNumberUpdate({ accessToken, phone })
      const otp = yield* otpTo(phone)
      yield* PhoneAuthentication.verifyOtpByAccessToken({ accessToken, otp })
    })
  )

  asUser(
    "a number that is removed",
    ["RemovePhoneId"],
    (person) => PhoneAuthentication.removePhoneIdByAccessToken(person),
    {},
    {
      phoneId: phone
    }
  )

  asUser(
    "a verification that is taken back",
    ["InvalidatePhoneVerification"],
    ({ uid }) => PhoneAuthentication.resetPhoneIdVerification({ uid }),
    {},
    { phoneId: phone }
  )
})

describe("events of roles", () => {
  asUser("roles that are given and taken", ["AssignRoles", "UnassignRoles"], ({ uid }) =>
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "admin", Permissions: { all: true } }] })
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["admin"] })
      yield* RolesManagement.unassignRolesByUid({ uid, roles: ["admin"] })
      const [assigned, taken] = yield* events
      assert(assigned?._tag === "AssignRoles" && taken?._tag === "UnassignRoles")
      assert.deepEqual([assigned.profile.Roles, taken.profile.Roles], [["admin"], null])
    })
  )

  asUser(
    "contexts that lose roles, permissions, and are deleted",
    ["UnassignRoles", "UnassignRoles", "RemoveRoleContext"],
    ({ uid }) =>
      Effect.gen(function* () {
        yield* RolesManagement.rolesCreate({ roles: [{ Name: "admin", Permissions: { all: true } }] })
        const context = { Context: "home", Roles: ["admin"], AdditionalPermissions: ["extra"] }
        yield* RolesManagement.upsertContext({ uid, roleContext: [context] })
        const contextName = "home"
        yield* RolesManagement.deleteRoleFromContext({ uid, contextName, roles: ["admin"] })
        yield* RolesManagement.deleteAdditionalPermissionsFromContext({
          uid,
          contextName,
          additionalPermissions: ["extra"]
        })
        yield* RolesManagement.deleteRoleContext({ uid, contextName })
      })
  )
})

describe("events of custom objects", () => {
  const objectName = "cart"

  asUser(
    "objects that are made, changed and deleted, by the user or by management",
    ["CreateCustomObject", "UpdateCustomobject", "DeleteCustomObject"],
    ({ accessToken, uid }) =>
      Effect.gen(function* () {
        const object = { items: ["tea"] }
        const { Id: objectRecordId } = yield* CustomObjectManagement.createByAccessToken({
          accessToken,
          objectName,
          object
        })
        yield* CustomObjectManagement.updateByObjectRecordIdAndUid({
          uid,
          objectName,
          objectRecordId,
          object: { items: [] }
        })
        yield* CustomObjectManagement.deleteByObjectRecordIdAndUid({ uid, objectName, objectRecordId })
        const told = (yield* events).flatMap((event) => ("object" in event ? [event.object] : []))
        assert.deepEqual(
          told.map(({ CustomObject, Id, Uid }) => [Id, Uid, CustomObject]),
          [{ items: ["tea"] }, { items: [] }, { items: [] }].map((object) => [objectRecordId, uid, object])
        )
      })
  )

  asUser("no objects that are deleted with their account", ["CreateCustomObject", "DeleteAccount"], ({ uid }) =>
    Effect.zipRight(CustomObjectManagement.createByUid({ uid, objectName, object: {} }), Account.delete({ uid }))
  )
})

/** Options of an emulator that delivers webhooks by a client of the test. */
const webhookClientOptions = (client: HttpClient.HttpClient): Emulator.Options => ({ webhookClient: client })

describe("deliveries", () => {
  const plain = webhookTarget()
  flow(
    "are signed POST requests of JSON, with the additions of the webhook",
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_123)
      yield* seedAccount
      const add = (webhook: Partial<Webhooks.WebhookCreation>) =>
        Webhooks.createSubscription({ webhook: { Event: "Login", TargetUrl: targetUrl, ...webhook } })
      const { Id: hookId } = yield* add({
        TargetUrl: `${targetUrl}?a=1`,
        Headers: { "X-Tenant": "7", signature: "forged" },
        QueryParams: { b: "2 &" },
        Authentication: { AuthType: "basic", BasicAuth: { Username: "ada", Password: "open ü" } }
      })
      yield* add({ Authentication: { AuthType: "Bearer", BearerToken: { Token: "t0ken" } } })
      yield* login()
      yield* Emulator.deliveries
      // They are sent concurrently, and arrive in any order.
      const sentTo = (url: string) => plain.received.filter((request) => request.url === url)
      const [first] = sentTo(`${targetUrl}?a=1&b=2+%26`)
      const [second] = sentTo(targetUrl)
      assert.lengthOf(plain.received, 2)
      assert(first !== undefined && second !== undefined)
      assert.deepEqual([first.method, first.url], ["POST", `${targetUrl}?a=1&b=2+%26`])
      const { apiSecret } = yield* Emulator.settings
      for (const { body, headers } of [first, second]) {
        assert.strictEqual(headers["content-type"], "application/json; charset=utf-8")
        const expected = createHmac("sha256", reveal(apiSecret)).update(body).digest("hex").toUpperCase()
        assert.strictEqual(headers["signature"], expected)
      }
      const { Data, HookId, ...rest } = JSON.parse(first.body) as { readonly [member: string]: unknown }
      assert.deepEqual(rest, { HookName: "login", Time: "2023-11-14T22:13:20.123Z" })
      assert.match(String(HookId), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      assert.propertyVal(Data, "FirstLogin", true)
      assert.strictEqual(first.headers["x-tenant"], "7")
      assert.strictEqual(first.headers["authorization"], `Basic ${Buffer.from("ada:open ü").toString("base64")}`)
      assert.strictEqual(second.headers["authorization"], "Bearer t0ken")

      const written = yield* Webhooks.getSubscription({ hookId })
      assert.strictEqual(reveal(written.Authentication?.BasicAuth?.Password ?? Redacted.make("?")), "")
      yield* Webhooks.updateSubscription({ hookId, webhook: { Authentication: written.Authentication } })
      yield* login()
      yield* Emulator.deliveries
      assert.lengthOf(plain.received, 4)
      assert.strictEqual(sentTo(first.url)[1]?.headers["authorization"], first.headers["authorization"])
    }),
    webhookClientOptions(plain.client)
  )

  const hanging = HttpClient.make(() => Effect.never)
  flow(
    "delay no answer, and end after ten seconds",
    Effect.gen(function* () {
      yield* seedAccount
      yield* subscribeTo("Login")
      assert.strictEqual((yield* login())._tag, "Authenticated")
      yield* TestClock.adjust("9 seconds")
      const settled = yield* Effect.fork(Emulator.deliveries)
      yield* TestClock.adjust("2 seconds")
      const [delivery] = yield* Fiber.join(settled)
      assert.deepEqual(delivery?.outcome, { _tag: "Failed", reason: "Deadline" })
    }),
    webhookClientOptions(hanging)
  )

  const failing = HttpClient.make((request) =>
    Effect.fail(new HttpClientError.RequestError({ request, reason: "Transport" }))
  )
  flow(
    "are recorded when they fail",
    Effect.gen(function* () {
      yield* seedAccount
      yield* subscribeTo("Login")
      yield* login()
      const deliveries = yield* Emulator.deliveries
      assert.deepEqual(
        deliveries.map(({ at, event, outcome, targetUrl }) => ({ at, event, outcome, targetUrl })),
        [{ at: 0, event: "Login", outcome: { _tag: "Failed", reason: "Unreachable" }, targetUrl }]
      )
    }),
    webhookClientOptions(failing)
  )

  const broken = webhookTarget(500)
  flow(
    "are not repeated, whatever the answer is",
    Effect.gen(function* () {
      yield* seedAccount
      yield* subscribeTo("Login")
      yield* login()
      assert.deepEqual((yield* Emulator.deliveries)[0]?.outcome, { _tag: "Answered", status: 500 })
      yield* TestClock.adjust("1 day")
      assert.lengthOf(yield* Emulator.deliveries, 1)
      assert.lengthOf(broken.received, 1)
    }),
    webhookClientOptions(broken.client)
  )

  const curious = webhookTarget()
  flow(
    "go to this machine only, unless the settings say otherwise",
    Effect.gen(function* () {
      yield* seedAccount
      const near = ["http://127.0.0.1:1/", "http://[::1]:1/", "http://app.localhost/", "https://localhost/"]
      const far = [
        "http://example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://127.0.0.1.nip.io/"
      ]
      for (const TargetUrl of [...near, ...far]) {
        yield* Webhooks.createSubscription({ webhook: { Event: "Login", TargetUrl } })
      }
      yield* login()
      const withheld = (yield* Emulator.deliveries).filter(({ outcome }) => outcome._tag === "Withheld")
      assert.deepEqual(
        withheld.map(({ targetUrl }) => targetUrl),
        far
      )
      // They are sent concurrently, and arrive in any order.
      assert.sameMembers(
        curious.received.map(({ url }) => url),
        near
      )
      yield* Emulator.configure({ webhooks: { remoteTargets: true } })
      yield* login()
      yield* Emulator.deliveries
      assert.lengthOf(curious.received, near.length * 2 + far.length)
    }),
    webhookClientOptions(curious.client)
  )

  flow(
    "contain the state at the time of the answer",
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const bodies: Array<string> = []
      const slow = HttpClient.make((request) =>
        Effect.map(Deferred.await(gate), () => {
          bodies.push(request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : "")
          return HttpClientResponse.fromWeb(request, new Response(null, { status: 200 }))
        })
      )
      yield* Effect.gen(function* () {
        const { accessToken } = yield* user({ profile: { FirstName: "Ada" } })
        yield* subscribeTo("Login")
        yield* login()
        yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { FirstName: "Augusta" } })
        yield* Deferred.succeed(gate, undefined)
        yield* Emulator.deliveries
        assert.deepEqual(
          bodies.map((body) => (JSON.parse(body) as { Data: { FirstName: string } }).Data.FirstName),
          ["Ada"]
        )
      }).pipe(Effect.provide(Emulator.layer(webhookClientOptions(slow))))
    })
  )

  flow(
    "are deleted by a reset, with the webhooks, and those in flight end",
    Effect.gen(function* () {
      yield* seedAccount
      yield* subscribeTo("Login")
      yield* login()
      yield* Emulator.reset
      assert.deepEqual(yield* Emulator.deliveries, [])
      assert.deepEqual((yield* Webhooks.listSubscriptions()).Data, [])
    }),
    webhookClientOptions(hanging)
  )

  const prevented = (header: string | undefined, query: string | undefined) =>
    raw(
      "POST",
      `/identity/v2/auth/login${query === undefined ? "" : `?prevent_webhook=${query}`}`,
      { email, password },
      header === undefined ? {} : { headers: { "x-preventwebhook": header } }
    )

  fires("are prevented by a header or a query parameter, and the header wins", ["Login", "Login"], {
    given: seedAccount,
    when: Effect.gen(function* () {
      yield* prevented("true", undefined)
      yield* prevented(undefined, "True")
      yield* prevented("true", "false")
      yield* prevented("false", "true")
      yield* prevented(undefined, "false")
    })
  })

  fires("are prevented by a configuration, for all calls or for some", ["Login"], {
    given: seedAccount,
    when: Effect.gen(function* () {
      yield* login().pipe(Effect.provideService(LoginRadiusConfig.CurrentCallOptions, { preventWebhook: true }))
      yield* login()
    })
  })
})

describe("the singular path of the current API", () => {
  const signedIn = (path: string) =>
    Effect.flatMap(Emulator.settings, ({ apiSecret }) =>
      raw("GET", path, undefined, {
        headers: { "x-loginradius-apisecret": reveal(apiSecret) }
      })
    )

  flow(
    "behaves like the plural one",
    Effect.gen(function* () {
      const { Id } = yield* Webhooks.createSubscription({ webhook: { Event: "Login", TargetUrl: targetUrl } })
      for (const path of ["/v2/manage/webhook", "/V2/Manage/WebHooks"]) {
        const list = yield* signedIn(path)
        assert.deepEqual([list.status, (list.body["Data"] as ReadonlyArray<unknown>).length], [200, 1])
        assert.strictEqual((yield* signedIn(`${path}/${Id}`)).body["Id"], Id)
        assert.include((yield* signedIn(`${path}/events`)).body["Data"] as ReadonlyArray<unknown>, "Login")
      }
    })
  )

  flow(
    "has codes of its own for a body that is not JSON, and for one without an event",
    Effect.gen(function* () {
      const { apiSecret } = yield* Emulator.settings
      const emulator = yield* Emulator.Emulator
      const post = (rawBody: string) =>
        Effect.gen(function* () {
          const { apiKey } = yield* Emulator.settings
          const response = yield* emulator.handle({
            method: "POST",
            origin: Emulator.origin,
            path: "/v2/manage/webhooks",
            rawQuery: `apikey=${apiKey}&apisecret=${reveal(apiSecret)}`,
            query: {},
            headers: { "content-type": "application/json" },
            body: rawBody === "{}" ? {} : undefined,
            rawBody
          })
          return [response.status, (JSON.parse(response.body) as { ErrorCode: number }).ErrorCode]
        })
      assert.deepEqual(yield* post("{"), [400, 7914])
      assert.deepEqual(yield* post(""), [400, 7914])
      assert.deepEqual(yield* post("{}"), [400, 7900])
    })
  )
})
