import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import { documented, flow, google, other, raw } from "../flow.js"
import { authenticated, pin, pinAuthTokenOf, requiring } from "../pin.js"
import { countTo, email, messageTo, otpTo, profileOf, refusalOf, reveal, tokenTo, user } from "../support.js"

type Parameters = { readonly [name: string]: string }

const clientGuid = "a device's own guess"

/** The page of a provider, opened by a device that asks for the result; with `fields`, its form is sent. */
const page = (fields?: Parameters, more: Parameters = {}) =>
  Effect.flatMap(Emulator.Emulator, (emulator) => {
    const parameters = {
      apikey: Emulator.apiKey,
      provider: "google",
      nocallback: "true",
      callbackguid: clientGuid,
      ...more
    }
    return emulator.handle(
      Handler.fromParts(
        fields === undefined ? "GET" : "POST",
        new URL(`${Emulator.origin}/RequestHandler.aspx?${new URLSearchParams(parameters)}`),
        { "content-type": "application/x-www-form-urlencoded" },
        fields === undefined ? "" : new URLSearchParams(fields).toString()
      )
    )
  })

const ada = { id: "108", name: "Ada Lovelace", email, verified: "true" }

const ping = Authentication.profileByPing({ clientGuid })

const pending = refusalOf(ping, ErrorCode.SmartLoginLinkNotVerified, documented(1139))

const unknown = refusalOf(ping, ErrorCode.ClientGuidInvalid, documented(1140))

const unverified = refusalOf(ping, ErrorCode.SocialLoginEmailNotVerified, documented(1026))

describe("a login that leads back to no page", () => {
  flow(
    "is answered to whoever asks by the client GUID, once it is done, and once",
    Effect.gen(function* () {
      yield* unknown
      const opened = yield* page()
      assert.strictEqual(opened.status, 200)
      assert.include(opened.body, "emulator asks for your name")
      yield* pending
      assert.include((yield* page(ada)).body, "Go on where you came from")
      const login = yield* ping
      assert.strictEqual(login.profile.FirstName, "Ada")
      yield* unknown
    })
  )

  flow(
    "takes known people of the provider, and is over where they share nothing",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ ...google, profile: { FirstName: "Ada" } }))
      yield* page()
      assert.include((yield* page({ answer: "deny" })).body, "Not signed in")
      yield* unknown
      yield* page({ person: "108" })
      assert.strictEqual((yield* ping)._tag, "Authenticated")
    })
  )

  flow(
    "is refused without a GUID, with one that was used, to nobody, and with a wrong key or provider",
    Effect.gen(function* () {
      const statusOf = (more: Parameters, fields?: Parameters) => Effect.map(page(fields, more), ({ status }) => status)
      assert.strictEqual(yield* statusOf({ callbackguid: "" }), 400)
      assert.strictEqual(yield* statusOf({ apikey: "4711" }), 400)
      assert.strictEqual(yield* statusOf({ apikey: "01234567-89ab-4cde-8f01-23456789abcd" }), 403)
      assert.strictEqual(yield* statusOf({ provider: "no provider" }), 400)
      assert.strictEqual(yield* statusOf({}, { name: " " }), 400)
      assert.strictEqual(yield* statusOf({}, ada), 200)
      assert.strictEqual(yield* statusOf({}), 403)
      yield* Emulator.configure({ noCallbackLogin: false })
      assert.strictEqual(yield* statusOf({ callbackguid: "2" }), 403)
    })
  )

  flow(
    "expires after 15 minutes",
    Effect.gen(function* () {
      yield* page()
      yield* TestClock.adjust("10 minutes")
      yield* page(ada)
      yield* TestClock.adjust("14 minutes")
      assert.strictEqual((yield* ping)._tag, "Authenticated")
      yield* Emulator.seed(Seed.pingedLogin("another", google))
      yield* TestClock.adjust("15 minutes")
      yield* refusalOf(
        Authentication.profileByPing({ clientGuid: "another" }),
        ErrorCode.ClientGuidInvalid,
        documented(1140)
      )
    })
  )

  flow(
    "makes no account where the page was opened without a registration",
    Effect.gen(function* () {
      yield* page(ada, { disablesignup: "true" })
      yield* refusalOf(ping, ErrorCode.SocialRegistrationNotAllowed, documented(1051))
    })
  )

  flow(
    "waits for the verification of its address, for which there is one mail",
    Effect.gen(function* () {
      yield* page({ ...ada, verified: "" })
      const withWishes = Authentication.profileByPing({
        clientGuid,
        emailTemplate: "ours",
        verificationUrl: "https://app.example.com/verify",
        welcomeEmailTemplate: "hello"
      })
      yield* refusalOf(withWishes, ErrorCode.SocialLoginEmailNotVerified, documented(1026))
      yield* unverified
      assert.strictEqual(yield* countTo(email), 1)
      const { link } = yield* messageTo(email, "ours")
      assert.isTrue(link !== undefined && reveal(link).startsWith("https://app.example.com/verify?vtype="))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email), welcomeEmailTemplate: "first" })
      assert.strictEqual((yield* withWishes)._tag, "Authenticated")
      // The user was welcomed at the verification.
      assert.strictEqual(yield* countTo(email), 2)
    })
  )

  flow(
    "has been answered when it is refused for want of a PIN",
    Effect.gen(function* () {
      yield* page(ada)
      const pinAuthToken = yield* pinAuthTokenOf(ping)
      yield* unknown
      const login = yield* PinAuthentication.setPinByPinAuthToken({ pinAuthToken, pin })
      assert.strictEqual(authenticated(login).profile.FirstName, "Ada")
    }),
    requiring()
  )

  flow(
    "welcomes the user where the device asks for it",
    Effect.gen(function* () {
      yield* page(ada)
      yield* Authentication.profileByPing({ clientGuid, welcomeEmailTemplate: "hello" })
      yield* messageTo(email, "hello")
    })
  )

  flow(
    "is projected as other logins are",
    Effect.gen(function* () {
      yield* page(ada)
      const login = yield* Endpoint.project(Authentication.profileByPing, ["FirstName"])({ clientGuid })
      assert.strictEqual(login.profile.FirstName, "Ada")
      assert.notProperty(login.profile, "LastName")
    })
  )
})

describe("linking by client GUID", () => {
  flow(
    "takes over the account that the profile has by itself",
    Effect.gen(function* () {
      const candidate = yield* Emulator.seed(Seed.socialLogin({ ...google, email: other }))
      const { accessToken, uid } = yield* user()
      yield* Emulator.seed(Seed.pingedLogin(clientGuid, { ...google, email: other }))
      yield* Authentication.linkSocialIdentitiesByPing({ accessToken, clientGuid })
      assert.deepStrictEqual((yield* profileOf(uid)).PreviousUids, [candidate.uid])
    })
  )

  flow(
    "is refused for a profile of somebody else, and where linking is switched off",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* user({ email: other, social: [{ ...google, email: other }] })
      yield* Emulator.seed(Seed.pingedLogin(clientGuid, { ...google, email: other }))
      const link = Authentication.linkSocialIdentitiesByPing({ accessToken, clientGuid })
      yield* refusalOf(link, ErrorCode.AccountAlreadyLinked, documented(986))
      yield* Emulator.configure({ accountLinking: false })
      yield* refusalOf(link, ErrorCode.AccountLinkingDisabled, documented(1054))
    })
  )

  flow(
    "is also done where LoginRadius' SDKs do it",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Emulator.seed(Seed.pingedLogin(clientGuid, google))
      const { body } = yield* raw("POST", "/identity/v2/auth/socialidentity", { clientGuid }, { accessToken })
      assert.deepStrictEqual(body, { IsPosted: true })
      assert.strictEqual((yield* profileOf(uid)).Identities?.at(-1)?.ID, google.id)
    })
  )
})

describe("the verification of a social profile's address", () => {
  flow(
    "is mailed to the person whom the client GUID stands for",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ email: other })
      yield* page({ ...ada, verified: "" })
      yield* unverified
      yield* Authentication.sendSocialLinkVerificationEmail({ accessToken, clientGuid, emailTemplate: "ours" })
      yield* messageTo(email, "ours")
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      assert.strictEqual((yield* ping)._tag, "Authenticated")
    })
  )

  flow(
    "names its mail, where that has a passcode",
    Effect.gen(function* () {
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin({ ...google, emailVerified: false }))
      const { UUID } = yield* Authentication.sendSocialLinkVerificationEmail({ accessToken, clientGuid })
      yield* Authentication.verifyEmailByOtp({ uuid: UUID ?? "", otp: yield* otpTo(email) })
      assert.strictEqual((yield* Account.profilesByEmail({ email })).EmailVerified, true)
    }),
    { emailVerificationFlow: "optional", verificationTypes: { registration: "OTP" } }
  )

  flow(
    "is refused beyond the limit, and where no address is verified",
    Effect.gen(function* () {
      const { accessToken } = yield* Emulator.seed(Seed.socialLogin({ ...google, emailVerified: false }))
      const send = Authentication.sendSocialLinkVerificationEmail({ accessToken, clientGuid })
      yield* send
      yield* refusalOf(send, ErrorCode.EmailSendLimitReached, documented(1122))
      yield* Emulator.configure({ emailVerificationFlow: "disabled" })
      yield* refusalOf(send, ErrorCode.EmailVerificationDisabled, documented(1034))
    }),
    { emailVerificationFlow: "optional", messageLimit: { count: 1 } }
  )
})
