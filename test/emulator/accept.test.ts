import { assert, describe, it } from "@effect/vitest"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import { Emulator, Seed, Settings } from "@loginradius-effect/emulator"
import { Effect, Redacted, TestClock } from "effect"
import { account, at, emulator, key, manage, type Raw, refusal, secret, send, token } from "./support.js"

const email = "ada@example.com"
const other = "0f0f0f0f-0000-4000-8000-000000000000"
const identity = "/identity/v2"
const login: Raw = {
  method: "POST",
  path: `${identity}/auth/login?apikey=${key}`,
  body: { email, password: "password" }
}
const manageAccount = `${identity}/manage/account`

describe("the emulator accepts", () => {
  const ok: ReadonlyArray<readonly [fact: string, raw: Raw]> = [
    ["paths in another letter case", { ...login, path: `/Identity/V2/AUTH/Login?apikey=${key}` }],
    ["query names in another letter case", { ...login, path: `${identity}/auth/login?apiKey=${key}` }],
    ["query names in capitals", { ...login, path: `${identity}/auth/login?APIKEY=${key}&EmailTemplate=x` }],
    ["an API key in capitals", { ...login, path: `${identity}/auth/login?apikey=${key.toUpperCase()}` }],
    ["a blank value before the one that counts", { ...login, path: `${identity}/auth/login?apiKey=&apikey=${key}` }],
    ["blank optional parameters", { ...login, path: `${login.path}&verificationurl=&emailtemplate=&fields=&options=` }],
    ["parameters that nothing knows", { ...login, path: `${login.path}&region=eu&prevent_webhook=true&x=1` }],
    ["body names in another letter case", { ...login, body: { Email: email, PASSWORD: "password" } }],
    ["body members that nothing knows", { ...login, body: { email, password: "password", more: [1] } }],
    ["a body without a content type", { ...login, headers: {} }],
    ["a body of any JSON content type", { ...login, headers: { "content-type": "text/json; charset=utf-8" } }],
    ["letter case of user names in bodies", { ...login, body: { Username: "ada", password: "password" } }],
    [
      "a GET with a JSON content type",
      {
        path: `${identity}/auth/email?apikey=${key}&email=${email}`,
        headers: { "content-type": "application/json" }
      }
    ],
    [
      "a GET with a form content type",
      {
        path: `${identity}/auth/email?apikey=${key}&email=${email}`,
        headers: { "content-type": "application/x-www-form-urlencoded" }
      }
    ],
    ["a GET whose body means nothing", { path: `${identity}/auth/email?apikey=${key}&email=${email}`, body: "a=b" }],
    ["the configuration's host by its path", { path: `/ciam/appinfo?apikey=${key}` }],
    [
      "a create answered with 200",
      {
        method: "POST",
        path: `${manageAccount}?apikey=${key}&apisecret=${secret}`,
        body: { email: [{ type: "Primary", value: "new@example.com" }], password: "password" }
      }
    ]
  ]
  for (const [fact, raw] of ok) {
    it.effect(fact, () =>
      Effect.gen(function* () {
        yield* account(email, { UserName: "ada" })
        const answer = yield* send(raw)
        assert.strictEqual(answer.status, 200, JSON.stringify(answer.body))
        assert.isUndefined(at(answer.body, "ErrorCode"))
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("members of a body in another letter case, at any depth", () =>
    Effect.gen(function* () {
      const created = yield* manage({
        method: "POST",
        path: `${manageAccount}?apikey=${key}`,
        body: { EMAIL: [{ type: "Primary", value: email }], firstname: "Ada", emailverified: true }
      })
      assert.strictEqual(at(created.body, "Email.0.Value"), email)
      assert.strictEqual(at(created.body, "FirstName"), "Ada")
      assert.strictEqual(at(created.body, "EmailVerified"), true)
      assert.strictEqual(at(created.body, "Provider"), "Email")
      assert.isUndefined(at(created.body, "firstname"))
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("a DELETE with a body", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const removal: Raw = {
        method: "DELETE",
        path: `${manageAccount}/${uid}/email?apikey=${key}`,
        body: { email: "x@y.z" }
      }
      const code = at((yield* manage(removal)).body, "ErrorCode")
      assert.strictEqual(at((yield* manage({ ...removal, body: {} })).body, "ErrorCode"), 1038)
      assert.notStrictEqual(code, 1038)
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("a blank parameter that would select the other operation of a path", () =>
    Effect.gen(function* () {
      yield* account(email)
      const path = `${identity}/auth/email?apikey=${key}`
      const taken = yield* send({ path: `${path}&verificationtoken=&email=${email}` })
      assert.deepStrictEqual(taken, { status: 200, body: { IsExist: true } })
      const verified = yield* refusal({ path: `${path}&verificationtoken=${"0".repeat(32)}&email=` })
      assert.include([973, 1063], verified[0])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("vtoken in place of verificationtoken, also beside an address", () =>
    Effect.gen(function* () {
      const path = `${identity}/auth/email?apikey=${key}`
      const [code] = yield* refusal({ path: `${path}&vtoken=${"0".repeat(32)}&email=${email}` })
      assert.include([973, 1063], code)
    }).pipe(Effect.provide(emulator()))
  )

  for (const method of ["POST", "PUT"]) {
    it.effect(`the linking of social identities by ${method}`, () =>
      Effect.gen(function* () {
        yield* account(email)
        const [code] = yield* refusal({
          method,
          path: `${identity}/auth/socialIdentity?apikey=${key}`,
          headers: { authorization: `Bearer ${yield* token(email)}` },
          body: { CandidateToken: other }
        })
        assert.strictEqual(code, 905)
        const last = (yield* Emulator.refusals).at(-1)
        assert.strictEqual(last?.endpoint, "Authentication.linkSocialIdentities")
      }).pipe(Effect.provide(emulator()))
    )
  }

  for (const [method, query, body] of [
    ["POST", "", { Phone: "none" }],
    ["GET", "&Phone=none", undefined]
  ] as const) {
    it.effect(`the start of a One Touch Login by ${method}`, () =>
      Effect.gen(function* () {
        const path = `${identity}/auth/OneTouchLogin/phone?apikey=${key}${query}`
        assert.deepStrictEqual(yield* refusal({ method, path, ...(body === undefined ? {} : { body }) }), [1096, 400])
        assert.strictEqual((yield* Emulator.refusals).at(-1)?.endpoint, "OneTouchLogin.loginByPhone")
      }).pipe(Effect.provide(emulator()))
    )
  }

  for (const method of ["PUT", "POST"]) {
    it.effect(`the passcode of a One Touch Login by ${method}`, () =>
      Effect.gen(function* () {
        const path = `${identity}/auth/onetouchlogin/phone/verify?apikey=${key}&otp=1`
        assert.deepStrictEqual(yield* refusal({ method, path, body: { phone: "+15550100" } }), [1043, 403])
        assert.strictEqual((yield* Emulator.refusals).at(-1)?.endpoint, "OneTouchLogin.verifyOtp")
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("the reading of social identities, which only older clients have", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const answer = yield* send({
        path: `${identity}/auth/socialIdentity?apikey=${key}`,
        headers: { authorization: `Bearer ${yield* token(email)}` }
      })
      assert.strictEqual(at(answer.body, "Uid"), uid)
    }).pipe(Effect.provide(emulator()))
  )

  const defaults: ReadonlyArray<readonly [sdks: string, query: string]> = [
    [".NET and Python", "expiresIn=0&isWeb=False"],
    ["PHP", "expiresIn=0&isWeb=0"],
    ["Ruby", "expiresIn=&isWeb=false"],
    ["Node", "expiresIn=&isWeb="]
  ]
  for (const [sdks, query] of defaults) {
    it.effect(`what the SDKs for ${sdks} send for what their callers did not give`, () =>
      Effect.gen(function* () {
        yield* account(email)
        const path = `/api/v2/access_token/refresh?secret=${secret}&access_token=${yield* token(email)}`
        const { body, status } = yield* send({ path: `${path}&${query}` })
        assert.deepStrictEqual([status, at(body, "expires_in")], [200, "1970-01-01T00:15:00.000Z"])
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("lifetimes that are lifetimes, and no others", () =>
    Effect.gen(function* () {
      yield* account(email)
      for (const [expiresIn, code] of [
        ["-1", 908],
        ["129601", 908],
        ["0.5", 908],
        ["x", 908],
        ["1", undefined]
      ] as const) {
        const path = `/api/v2/access_token/refresh?secret=${secret}&access_token=${yield* token(email)}`
        const { body } = yield* send({ path: `${path}&expiresIn=${expiresIn}` })
        assert.strictEqual(at(body, "ErrorCode"), code, expiresIn)
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("flags as PHP's SDK writes them, with their meaning", () =>
    Effect.gen(function* () {
      const uid = yield* account(email, { FirstName: "Ada" })
      const update = (flag: string): Raw => ({
        method: "PUT",
        path: `${manageAccount}/${uid}?apikey=${key}&nullSupport=${flag}`,
        body: { FirstName: null }
      })
      assert.strictEqual(at((yield* manage(update("0"))).body, "FirstName"), "Ada")
      assert.notStrictEqual(at((yield* manage(update("1"))).body, "FirstName"), "Ada")
      assert.strictEqual(at((yield* manage(update("2"))).body, "ErrorCode"), 908)
      const ended = yield* send({
        path: `${identity}/auth/access_token/InValidate?apikey=${key}&preventRefresh=0`,
        headers: { authorization: `Bearer ${yield* token(email)}` }
      })
      assert.strictEqual(ended.status, 200)
    }).pipe(Effect.provide(emulator()))
  )

  for (const name of ["token", "Token", "request_token", "access_token", "token=&access_token"]) {
    it.effect(`what is traded for an access token under the name ${name}, by its value of either kind`, () =>
      Effect.gen(function* () {
        yield* account(email)
        const identity = { provider: "google", id: "1", emails: [], emailVerified: false }
        const requestToken = yield* Emulator.seed(Seed.requestToken(identity))
        const trade = (value: string) => send({ path: `/api/v2/access_token?secret=${secret}&${name}=${value}` })
        const first = yield* trade(Redacted.value(requestToken))
        assert.strictEqual(first.status, 200)
        const again = yield* trade(String(at(first.body, "access_token")))
        assert.deepStrictEqual(again, first)
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("a time difference of 0 as none", () =>
    Effect.gen(function* () {
      const { body } = yield* send({ path: `${identity}/serverinfo?apikey=${key}&timeDifference=0` })
      assert.strictEqual(at(body, "Sott.TimeDifference"), "10 Minutes")
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("fields on any operation", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const read = yield* manage({ path: `${manageAccount}/${uid}?apikey=${key}&Fields=Uid,Email(Value)` })
      assert.deepStrictEqual(read.body, { Uid: uid, Email: [{ Value: email }] })
      const exists = yield* send({ path: `${identity}/auth/email?apikey=${key}&email=${email}&fields=nothing` })
      assert.deepStrictEqual(exists.body, {})
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("fields beside a refusal, which stays whole", () =>
    Effect.gen(function* () {
      const { body } = yield* send({ ...login, path: `${login.path}&fields=Profile` })
      assert.strictEqual(at(body, "ErrorCode"), 938)
      assert.isString(at(body, "Message"))
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the emulator refuses", () => {
  const refused: ReadonlyArray<readonly [fact: string, code: number, status: number, raw: Raw]> = [
    ["no identifier", 1038, 400, { ...login, body: { password: "password" } }],
    ["an empty object", 1038, 400, { ...login, body: {} }],
    ["a blank identifier", 1038, 400, { ...login, body: { email: " ", password: "password" } }],
    ["an identifier that is not text", 1038, 400, { ...login, body: { email: 1, password: "password" } }],
    ["no password", 1089, 400, { ...login, body: { email } }],
    ["no body", 1090, 400, { ...login, body: undefined }],
    ["a POST body that is not JSON", 965, 400, { ...login, body: "{" }],
    ["a body that is a list", 965, 400, { ...login, body: [] }],
    ["a body that is null", 1090, 400, { ...login, body: "null" }],
    [
      "a form in place of JSON",
      1083,
      400,
      {
        ...login,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "email=a&password=b"
      }
    ],
    [
      "neither address nor user name to reset",
      1038,
      400,
      {
        method: "POST",
        path: `${identity}/auth/password?apikey=${key}&resetpasswordurl=x`,
        body: {}
      }
    ],
    [
      "a request without any of the parameters that select an operation",
      908,
      400,
      { path: `${identity}/auth/email?apikey=${key}` }
    ],
    ["a missing user name", 1075, 400, { path: `${identity}/auth/username?apikey=${key}&username=` }],
    [
      "a missing parameter without a code of its own",
      908,
      400,
      { path: `${identity}/auth/account/delete?apikey=${key}` }
    ],
    ["a parameter that is not a number", 908, 400, { path: `${identity}/serverinfo?apikey=${key}&timedifference=ten` }],
    ["fields that are not a list", 908, 400, { ...login, path: `${login.path}&fields=Profile(` }]
  ]
  for (const [fact, code, status, raw] of refused) {
    it.effect(fact, () =>
      Effect.gen(function* () {
        yield* account(email)
        assert.deepStrictEqual(yield* refusal(raw), [code, status])
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("bodies of PUT and DELETE that are not JSON, with codes of their own", () =>
    Effect.gen(function* () {
      yield* account(email)
      const headers = { authorization: `Bearer ${yield* token(email)}` }
      const path = `${identity}/auth/email?apikey=${key}`
      assert.deepStrictEqual(yield* refusal({ method: "PUT", path, headers, body: "{" }), [1079, 400])
      assert.deepStrictEqual(yield* refusal({ method: "DELETE", path, headers, body: "{" }), [1084, 400])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("a missing parameter with 908, which names it", () =>
    Effect.gen(function* () {
      const { body } = yield* send({ path: `${identity}/auth/account/delete?apikey=${key}` })
      assert.include(String(at(body, "Description")), "deletetoken")
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the API key", () => {
  const places: ReadonlyArray<readonly [kind: string, raw: Raw]> = [
    ["a public operation", { ...login, path: `${identity}/auth/login` }],
    ["an operation of a session", { path: `${identity}/auth/account`, headers: { authorization: `Bearer ${other}` } }],
    ["management", { path: `${manageAccount}/x`, headers: { "x-loginradius-apisecret": secret } }],
    [
      "registration",
      { method: "POST", path: `${identity}/auth/register`, headers: { "x-loginradius-sott": "x" }, body: {} }
    ],
    ["the configuration", { path: "/ciam/appinfo" }],
    ["server information", { path: `${identity}/serverinfo` }]
  ]
  for (const [kind, raw] of places) {
    it.effect(`of ${kind} is refused when it is missing, malformed or unknown`, () =>
      Effect.gen(function* () {
        const at = (query: string) => refusal({ ...raw, path: `${raw.path}?${query}` })
        assert.deepStrictEqual(yield* at(""), [922, 400])
        assert.deepStrictEqual(yield* at("apikey="), [922, 400])
        assert.deepStrictEqual(yield* at("apikey=key"), [920, 400])
        assert.deepStrictEqual(yield* at(`apikey=${key.replaceAll("-", "")}`), [920, 400])
        assert.deepStrictEqual(yield* at(`apikey=${other}`), [901, 403])
      }).pipe(Effect.provide(emulator()))
    )
  }

  it.effect("is taken from a header by management only", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const headers = { "x-loginradius-apikey": key, "x-loginradius-apisecret": secret }
      assert.strictEqual((yield* send({ path: `${manageAccount}/${uid}`, headers })).status, 200)
      assert.deepStrictEqual(yield* refusal({ ...login, path: `${identity}/auth/login`, headers }), [922, 400])
      const bad = { ...headers, "x-loginradius-apikey": other }
      assert.deepStrictEqual(yield* refusal({ path: `${manageAccount}/${uid}`, headers: bad }), [901, 403])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the access token", () => {
  const path = `${identity}/auth/access_token/Validate?apikey=${key}`

  it.effect("is taken from header, query or body", () =>
    Effect.gen(function* () {
      yield* account(email)
      const good = yield* token(email)
      const ways: ReadonlyArray<Raw> = [
        { path, headers: { authorization: `Bearer ${good}` } },
        { path, headers: { authorization: `bearer   ${good}` } },
        { path: `${path}&access_token=${good}` },
        { path: `${path}&Access_Token=${good}`, headers: { authorization: "Bearer " } },
        { path: `${path}&access_token=${good}`, headers: { authorization: `Bearer ${good}` } },
        { path: `${path}&access_token=${other}`, headers: { authorization: `Bearer ${good}` } }
      ]
      for (const way of ways) assert.strictEqual(at((yield* send(way)).body, "access_token"), good, JSON.stringify(way))
      const change: Raw = { method: "PUT", path: `${identity}/auth/username?apikey=${key}` }
      const inBody = yield* send({ ...change, body: { Access_Token: good, username: "ada" } })
      assert.deepStrictEqual(inBody, { status: 200, body: { IsPosted: true } })
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("of the header wins over the one of the query", () =>
    Effect.gen(function* () {
      yield* account(email)
      const good = yield* token(email)
      const raw: Raw = { path: `${path}&access_token=${good}`, headers: { authorization: `Bearer ${other}` } }
      assert.deepStrictEqual(yield* refusal(raw), [905, 403])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is refused when it is missing, unknown, invalidated or expired", () =>
    Effect.gen(function* () {
      yield* account(email)
      const withToken = (access: string) => refusal({ path, headers: { authorization: `Bearer ${access}` } })
      assert.deepStrictEqual(yield* refusal({ path }), [1060, 400])
      assert.deepStrictEqual(yield* refusal({ path, headers: { authorization: "Basic eA==" } }), [1060, 400])
      assert.deepStrictEqual(yield* withToken(other), [905, 403])
      const [first, second] = [yield* token(email), yield* token(email)]
      yield* send({
        path: `${identity}/auth/access_token/InValidate?apikey=${key}`,
        headers: { authorization: `Bearer ${first}` }
      })
      assert.deepStrictEqual(yield* withToken(first), [905, 403])
      yield* TestClock.adjust("15 minutes")
      assert.deepStrictEqual(yield* withToken(second), [906, 403])
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the API secret", () => {
  it.effect("is taken from a header or the query, and the header wins", () =>
    Effect.gen(function* () {
      const uid = yield* account(email)
      const path = `${manageAccount}/${uid}?apikey=${key}`
      const header = (secret: string) => ({ "x-loginradius-apisecret": secret })
      const ways: ReadonlyArray<Raw> = [
        { path, headers: header(secret) },
        { path, headers: header(secret.toUpperCase()) },
        { path: `${path}&apisecret=${secret}` },
        { path: `${path}&ApiSecret=${secret}`, headers: header(" ") },
        { path: `${path}&apisecret=${other}`, headers: header(secret) }
      ]
      for (const way of ways) assert.strictEqual((yield* send(way)).status, 200, JSON.stringify(way))
      assert.deepStrictEqual(
        yield* refusal({ path: `${path}&apisecret=${secret}`, headers: header(other) }),
        [902, 401]
      )
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is refused when it is missing, malformed or wrong", () =>
    Effect.gen(function* () {
      const path = `${manageAccount}/x?apikey=${key}`
      assert.deepStrictEqual(yield* refusal({ path }), [923, 400])
      assert.deepStrictEqual(yield* refusal({ path: `${path}&apisecret=` }), [923, 400])
      assert.deepStrictEqual(yield* refusal({ path: `${path}&apisecret=secret` }), [921, 400])
      assert.deepStrictEqual(yield* refusal({ path: `${path}&apisecret=${other}` }), [902, 401])
      assert.deepStrictEqual(yield* refusal({ path: `${path}&access_token=${secret}` }), [923, 400])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is valid from the next request on after a change", () =>
    Effect.gen(function* () {
      const path = `${manageAccount}/sott?apikey=${key}`
      yield* Emulator.configure({ apiSecret: other })
      assert.deepStrictEqual(yield* refusal({ path: `${path}&apisecret=${secret}` }), [902, 401])
      assert.strictEqual((yield* send({ path: `${path}&apisecret=${other}` })).status, 200)
    }).pipe(Effect.provide(emulator()))
  )
})

describe("the SOTT", () => {
  const register: Raw = {
    method: "POST",
    path: `${identity}/auth/register?apikey=${key}`,
    body: { Email: [{ Type: "Primary", Value: email }], Password: "password" }
  }

  it.effect("is refused when it is missing or malformed, before the body is read", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* refusal(register), [1048, 400])
      assert.deepStrictEqual(yield* refusal({ ...register, path: `${register.path}&sott=` }), [1048, 400])
      const headers = { "x-loginradius-sott": "sott" }
      assert.deepStrictEqual(yield* refusal({ ...register, headers }), [1049, 403])
      assert.deepStrictEqual(yield* refusal({ ...register, headers, body: "{" }), [1049, 403])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is taken from header or query, encoded once or twice", () =>
    Effect.gen(function* () {
      const sott = Redacted.value(yield* Effect.orDie(Infrastructure.localGenerateSott()))
      const encoded = encodeURIComponent(sott)
      const ways: ReadonlyArray<Partial<Raw>> = [
        { headers: { "x-loginradius-sott": sott } },
        { headers: { "x-loginradius-sott": encoded } },
        { path: `${register.path}&sott=${encoded}` },
        { path: `${register.path}&Sott=${encodeURIComponent(encoded)}` }
      ]
      for (const [i, way] of ways.entries()) {
        const body = { Email: [{ Type: "Primary", Value: `${i}@example.com` }], Password: "password" }
        const answer = yield* send({ ...register, ...way, body })
        assert.strictEqual(at(answer.body, "IsPosted"), true, JSON.stringify([way, answer.body]))
      }
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("of the service is valid until its ExpiryTime", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2021-12-31T23:55:00Z"))
      const made = yield* manage({ path: `${manageAccount}/sott?apikey=${key}&timeDifference=20` })
      assert.strictEqual(at(made.body, "ExpiryTime"), "2022-01-01T00:15:00.000Z")
      const headers = { "x-loginradius-sott": String(at(made.body, "Sott")) }
      yield* TestClock.adjust("20 minutes")
      assert.strictEqual((yield* send({ ...register, headers })).status, 200)
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(yield* refusal({ ...register, headers }), [1049, 403])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("is checked with the settings at the time of the request", () =>
    Effect.gen(function* () {
      const headers = { "x-loginradius-sott": Redacted.value(yield* Effect.orDie(Infrastructure.localGenerateSott())) }
      yield* Emulator.configure({ apiSecret: other })
      assert.deepStrictEqual(yield* refusal({ ...register, headers }), [1049, 403])
      yield* Emulator.configure({ apiSecret: Settings.apiSecret })
      assert.strictEqual((yield* send({ ...register, headers })).status, 200)
    }).pipe(Effect.provide(emulator()))
  )
})
