/**
 * Requests in the shape of LoginRadius' Elixir SDK 1.1: paths and query names in lower case, every optional parameter there and
 * blank unless given, a JSON body with every POST, PUT and DELETE, the token in a header alone, dates of a SOTT unpadded.
 */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { createCipheriv, createHash, pbkdf2Sync } from "node:crypto"
import { apiKey, apiSecret, at, endpointsOf, reached, Server, server, textAt } from "../lab.js"

interface Call {
  readonly query?: { readonly [name: string]: string }
  /** Parameters that can be left out; this client sends them blank. */
  readonly optional?: ReadonlyArray<string>
  readonly headers?: { readonly [name: string]: string }
  readonly body?: object
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const send = (route: string, { body = {}, headers = {}, optional = [], query = {} }: Call = {}) =>
  Effect.gen(function* () {
    const base = yield* Server
    const [method = "", path = ""] = route.split(" ")
    const blanks = Object.fromEntries(optional.map((name) => [name, ""]))
    const parameters = new URLSearchParams({ ...blanks, ...query, apikey: apiKey })
    return yield* Effect.promise(async (): Promise<Answer> => {
      const response = await fetch(`${base}${path}?${parameters}`, {
        method,
        headers: { "accept-encoding": "gzip", "content-type": "application/json", ...headers },
        ...(method === "GET" ? {} : { body: JSON.stringify(body) })
      })
      return { status: response.status, body: await response.json() }
    })
  })

/** The body of an answer that has to be a success. */
const ok = (route: string, call?: Call) =>
  Effect.map(send(route, call), ({ body, status }) => {
    assert.strictEqual(status, 200, `${route}: ${JSON.stringify(body)}`)
    return body
  })

/** Status and code of an answer that has to be a refusal. */
const no = (route: string, call?: Call) =>
  Effect.map(send(route, call), ({ body, status }) => [status, at(body, "ErrorCode")])

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const secret = { "x-loginradius-apisecret": apiSecret }

const unpadded = (date: Date): string =>
  `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ` +
  `${date.getUTCHours()}:${date.getUTCMinutes()}:${date.getUTCSeconds()}`

const sott = (): string => {
  const now = Date.now()
  const period = `${unpadded(new Date(now))}#${apiKey}#${unpadded(new Date(now + 600_000))}`
  const key = pbkdf2Sync(apiSecret, Buffer.alloc(8), 10_000, 32, "sha1")
  const cipher = createCipheriv("aes-256-cbc", key, "tu89geji340t89u2")
  const text = cipher.update(period, "utf8", "base64") + cipher.final("base64")
  return `${text}*${createHash("md5").update(text).digest("hex")}`
}

const auth = "/identity/v2/auth"
const manage = "/identity/v2/manage/account"

const email = "ada@example.com"
const password = "password"
const question = "6fc48739c6754040a72033c8d0921969"
const posted = { IsPosted: true }
const loginOptions = ["verificationurl", "emailtemplate", "loginurl", "g-recaptcha-response", "options"]

const account = (more: object = {}, address = email) =>
  Effect.map(
    ok(`POST ${manage}`, {
      headers: secret,
      body: { Email: [{ Type: "Primary", Value: address }], Password: password, EmailVerified: true, ...more }
    }),
    (profile) => textAt(profile, "Uid")
  )

const logIn = (body: object) => ok(`POST ${auth}/login`, { optional: loginOptions, body })

const session = (withPassword = password, address = email) =>
  Effect.map(logIn({ email: address, password: withPassword }), (answer) => bearer(textAt(answer, "access_token")))

/** The secret in the next mail to an address. */
const mailed = (to: string, template?: string) =>
  Effect.map(Outbox.waitFor({ to, template }), ({ otp, token }) => Redacted.value((token ?? otp)!))

const emails = Effect.map(ok(`GET ${manage}`, { headers: secret, query: { email } }), (profile) =>
  (at(profile, "Email") as ReadonlyArray<{ readonly Value: string }>).map(({ Value }) => Value)
)

beforeAll(() => reached.clear())

describe("an Elixir application", () => {
  it.live("registers users, who verify their addresses and log in", () =>
    Effect.gen(function* () {
      const registration = { optional: ["verificationurl", "emailtemplate", "options"] }
      const person = { Email: [{ Type: "Primary", Value: email }], Password: password }
      const { headers, ...unsigned } = { ...registration, headers: { "x-loginradius-sott": sott() }, body: person }
      assert.deepStrictEqual(yield* no(`POST ${auth}/register`, unsigned), [400, 1048])
      assert.deepStrictEqual(yield* ok(`POST ${auth}/register`, { ...unsigned, headers }), posted)
      assert.deepStrictEqual(yield* no(`POST ${auth}/register`, { ...unsigned, headers }), [403, 936])
      assert.deepStrictEqual(yield* ok(`GET ${auth}/email`, { query: { email } }), { IsExist: true })
      const resend = { optional: ["verificationurl", "emailtemplate"], body: { email } }
      assert.deepStrictEqual(yield* ok(`PUT ${auth}/register`, resend), posted)
      const verificationtoken = yield* mailed(email)
      const verify = { optional: ["url", "welcomeemailtemplate"], query: { verificationtoken } }
      assert.deepStrictEqual(yield* ok(`GET ${auth}/email`, verify), posted)
      assert.deepStrictEqual(yield* no(`GET ${auth}/email`, verify), [403, 974])
      assert.strictEqual(at(yield* logIn({ Email: email, Password: password }), "Profile.EmailVerified"), true)
      assert.deepStrictEqual(yield* no(`POST ${auth}/login`, { body: { email, password: "wrong" } }), [401, 966])
    }).pipe(Effect.provide(server()))
  )

  it.live("verifies addresses and resets passwords by passcodes", () =>
    Effect.gen(function* () {
      yield* account({ EmailVerified: false })
      yield* ok(`PUT ${auth}/register`, { optional: ["verificationurl", "emailtemplate"], body: { email } })
      const body = { email, otp: yield* mailed(email) }
      const verify = { optional: ["url", "welcomeemailtemplate"], body }
      assert.strictEqual(at(yield* ok(`PUT ${auth}/email`, verify), "IsPosted"), true)
      assert.deepStrictEqual(yield* no(`PUT ${auth}/email`, verify), [403, 1186])
      const query = { resetpasswordurl: "reset.com" }
      yield* ok(`POST ${auth}/password`, { query, optional: ["emailtemplate"], body: { email } })
      const otp = yield* mailed(email, "forgotpassword-default")
      const reset = { body: { password: "next", Email: email, Otp: otp } }
      assert.deepStrictEqual(yield* ok(`PUT ${auth}/password/reset`, reset), posted)
      yield* session("next")
    }).pipe(Effect.provide(server({ verificationTypes: { registration: "OTP", forgotPassword: "OTP" } })))
  )

  it.live("lets users read and change what is theirs", () =>
    Effect.gen(function* () {
      const uid = yield* account()
      const headers = yield* session()
      assert.strictEqual(at(yield* ok(`GET ${auth}/account`, { headers }), "Uid"), uid)
      assert.deepStrictEqual(yield* no(`GET ${auth}/account`), [400, 1060])
      assert.strictEqual(at(yield* ok(`GET ${auth}/socialidentity`, { headers }), "Uid"), uid)
      const update = {
        headers,
        optional: ["verificationurl", "emailtemplate", "smstemplate"],
        body: { FirstName: "Ada" }
      }
      assert.strictEqual(at(yield* ok(`PUT ${auth}/account`, update), "Data.FirstName"), "Ada")
      const validated = yield* ok(`GET ${auth}/access_token/validate`, { headers })
      assert.strictEqual(`Bearer ${textAt(validated, "access_token")}`, headers.authorization)

      const second = "countess@example.com"
      const optional = ["verificationurl", "emailtemplate"]
      yield* ok(`POST ${auth}/email`, { headers, optional, body: { email: second, type: "Secondary" } })
      yield* ok(`GET ${auth}/email`, { query: { verificationtoken: yield* mailed(second) } })
      assert.deepStrictEqual(yield* emails, [email, second])
      assert.deepStrictEqual(yield* ok(`DELETE ${auth}/email`, { headers, body: { email: second } }), {
        IsDeleted: true
      })
      assert.deepStrictEqual(yield* emails, [email])

      yield* ok(`PUT ${auth}/username`, { headers, body: { username: "NewUserName" } })
      assert.deepStrictEqual(yield* ok(`GET ${auth}/username`, { query: { username: "newusername" } }), {
        IsExist: true
      })
      assert.strictEqual(at(yield* logIn({ username: "newusername", password }), "Profile.UserName"), "newusername")

      yield* Emulator.configure({
        privacyPolicy: { enabled: true, policies: [{ version: "1", start: "2020-01-01T00:00:00Z" }] }
      })
      assert.strictEqual(at(yield* ok(`GET ${auth}/privacypolicy/accept`, { headers }), "PrivacyPolicy.Version"), "1")
      yield* ok(`GET ${auth}/account/sendwelcomeemail`, { headers, query: { welcomeemailtemplate: "hello" } })
      yield* Outbox.waitFor({ to: email, template: "hello" })

      const other = yield* session()
      assert.deepStrictEqual(yield* ok(`GET ${auth}/access_token/invalidate`, { headers: other }), posted)
      assert.deepStrictEqual(yield* no(`GET ${auth}/account`, { headers: other }), [403, 905])

      const leave = { headers, query: { deleteurl: "https://a.example", emailtemplate: "bye" } }
      assert.deepStrictEqual(yield* ok(`DELETE ${auth}/account`, leave), { IsDeleteRequestAccepted: true })
      const deletetoken = yield* mailed(email, "bye")
      assert.deepStrictEqual(yield* ok(`GET ${auth}/account/delete`, { query: { deletetoken } }), posted)
      assert.deepStrictEqual(yield* no(`GET ${auth}/account`, { headers }), [403, 905])
    }).pipe(Effect.provide(server()))
  )

  it.live("lets users change their passwords", () =>
    Effect.gen(function* () {
      const phone = "+15550100"
      yield* account({ UserName: "ada", PhoneId: phone })
      const headers = yield* session()
      const change = { headers, body: { oldpassword: password, newpassword: "changed" } }
      assert.deepStrictEqual(yield* ok(`PUT ${auth}/password/change`, change), posted)
      assert.deepStrictEqual(yield* no(`PUT ${auth}/password/change`, change), [401, 967])

      const query = { resetpasswordurl: "localhost:8080" }
      yield* ok(`POST ${auth}/password`, { query, optional: ["emailtemplate"], body: { email } })
      const resettoken = yield* mailed(email)
      yield* ok(`PUT ${auth}/password/reset`, { body: { resettoken, password: "reset" } })
      assert.include((yield* session("reset")).authorization, "Bearer ")

      const securityquestionanswer = { [question]: "Byron" }
      yield* ok(`PUT ${auth}/account`, { headers: yield* session("reset"), body: { securityquestionanswer } })
      const asked = yield* ok(`GET ${auth}/securityquestion/accesstoken`, { headers: yield* session("reset") })
      assert.strictEqual(at(asked, "0.QuestionId"), question)
      for (const [member, value] of Object.entries({ email, phone, username: "ada" })) {
        assert.deepStrictEqual(
          yield* ok(`GET ${auth}/securityquestion/${member}`, { query: { [member]: value } }),
          asked
        )
        const body = { [member]: value, password: `by ${member}`, securityanswer: securityquestionanswer }
        assert.deepStrictEqual(yield* ok(`PUT ${auth}/password/securityanswer`, { body }), posted)
        yield* session(`by ${member}`)
        const wrong = { body: { ...body, securityanswer: { [question]: "King" } } }
        assert.deepStrictEqual(yield* no(`PUT ${auth}/password/securityanswer`, wrong), [403, 1093])
      }
    }).pipe(Effect.provide(server()))
  )

  it.live("links social profiles by PUT, as clients did at first", () =>
    Effect.gen(function* () {
      yield* account()
      const headers = yield* session()
      const google = { provider: "google", id: "117012345678901234567" }
      const candidatetoken = Redacted.value((yield* Emulator.seed(Seed.socialLogin(google))).accessToken)
      assert.deepStrictEqual(yield* ok(`PUT ${auth}/socialidentity`, { headers, body: { candidatetoken } }), posted)
      assert.strictEqual(at(yield* ok(`GET ${auth}/account`, { headers }), "Identities.0.ID"), google.id)
      const unlink = { headers, body: { provider: "google", providerid: google.id } }
      assert.deepStrictEqual(yield* ok(`DELETE ${auth}/socialidentity`, unlink), { IsDeleted: true })
      assert.deepStrictEqual(yield* no(`DELETE ${auth}/socialidentity`, unlink), [403, 987])
    }).pipe(Effect.provide(server()))
  )

  it.live("manages accounts", () =>
    Effect.gen(function* () {
      const phone = "+15550100"
      const headers = secret
      const uid = yield* account({ UserName: "ada", PhoneId: phone })
      const one = `${manage}/${uid}`
      for (const query of [{ email }, { username: "ada" }, { phone }]) {
        assert.strictEqual(at(yield* ok(`GET ${manage}`, { headers, query }), "Uid"), uid)
      }
      assert.strictEqual(at(yield* ok(`GET ${one}`, { headers }), "Uid"), uid)
      assert.deepStrictEqual(yield* no(`GET ${one}`), [400, 923])
      assert.strictEqual(at(yield* ok(`GET ${manage}/identities`, { headers, query: { email } }), "Data.0.Uid"), uid)

      const update = (body: object) => ok(`PUT ${one}`, { headers, optional: ["nullsupport"], body })
      assert.strictEqual(at(yield* update({ firstname: "Ada" }), "FirstName"), "Ada")
      yield* update({ Email: [{ Type: "Secondary", Value: "countess@example.com" }] })
      assert.deepStrictEqual(yield* emails, [email, "countess@example.com"])
      yield* ok(`DELETE ${one}/email`, { headers, body: { email: "countess@example.com" } })
      assert.deepStrictEqual(yield* emails, [email])
      yield* ok(`PUT ${one}`, { headers, body: { securityquestionanswer: { [question]: "Byron" } } })
      yield* ok(`GET ${auth}/securityquestion/email`, { query: { email } })

      const set = yield* ok(`PUT ${one}/password`, { headers, body: { password: "set" } })
      assert.deepStrictEqual(yield* ok(`GET ${one}/password`, { headers }), set)
      yield* session("set")
      const opened = yield* ok(`GET ${manage}/access_token`, { headers, query: { uid } })
      const token = bearer(textAt(opened, "access_token"))
      assert.strictEqual(at(yield* ok(`GET ${auth}/account`, { headers: token }), "Uid"), uid)

      const invalidate = { headers, optional: ["verificationurl", "emailtemplate"] }
      assert.deepStrictEqual(yield* ok(`PUT ${one}/invalidateemail`, invalidate), posted)
      const verification = yield* ok(`POST ${manage}/verify/token`, { headers, body: { email } })
      const verificationtoken = textAt(verification, "VerificationToken")
      yield* ok(`GET ${auth}/email`, { query: { verificationtoken }, optional: ["url", "welcomeemailtemplate"] })
      assert.strictEqual(at(yield* ok(`GET ${one}`, { headers }), "EmailVerified"), true)
      const forgot = yield* ok(`POST ${manage}/forgot/token`, { headers, body: { username: "ada" } })
      yield* ok(`PUT ${auth}/password/reset`, { body: { resettoken: textAt(forgot, "ForgotToken"), password } })
      yield* session()

      assert.deepStrictEqual(yield* ok(`DELETE ${one}`, { headers }), { IsDeleted: true })
      assert.deepStrictEqual(yield* no(`GET ${one}`, { headers }), [403, 984])
    }).pipe(Effect.provide(server()))
  )

  it.live("asks for configuration, time and SOTTs", () =>
    Effect.gen(function* () {
      assert.include(yield* ok("GET /ciam/appinfo"), { AppName: "emulator" })
      const info = yield* ok("GET /identity/v2/serverinfo", { query: { timedifference: "5" } })
      assert.strictEqual(at(info, "Sott.TimeDifference"), "5 Minutes")
      const blank = yield* ok("GET /identity/v2/serverinfo", { optional: ["timedifference"] })
      assert.strictEqual(at(blank, "Sott.TimeDifference"), "10 Minutes")
      const made = yield* ok(`GET ${manage}/sott`, { headers: secret, query: { timedifference: "10" } })
      const body = { Email: [{ Type: "Primary", Value: email }], Password: password }
      const headers = { "x-loginradius-sott": textAt(made, "Sott") }
      assert.deepStrictEqual(yield* ok(`POST ${auth}/register`, { headers, body }), posted)
    }).pipe(Effect.provide(server()))
  )
})

describe("the requests above", () => {
  it("have reached every endpoint of the emulator", () => {
    assert.deepStrictEqual(
      endpointsOf("Authentication", "Account", "Configuration", "Infrastructure").filter((id) => !reached.has(id)),
      []
    )
  })
})
