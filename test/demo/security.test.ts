/** Facts about every endpoint of the API, and about every way to sign in. */
import { HttpApi } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Api } from "@loginradius-effect/demo/api/Api"
import { SignedInOnly } from "@loginradius-effect/demo/api/CurrentUser"
import { Effect, Option, SchemaAST } from "effect"
import { authenticatorCode, Browser, codeIn, events, linkTokenIn, openDemo, origin, refusalIn } from "./demo.js"

interface Endpoint {
  readonly method: string
  readonly path: string
  readonly takesPayload: boolean
  readonly isPrivate: boolean
}

const endpoints: Array<Endpoint> = []

/** A query that fits an endpoint: `1` is valid as a name and as a number. */
const queryOf = (schema: Option.Option<{ readonly ast: SchemaAST.AST }>) => {
  const members = Option.match(schema, { onNone: () => [], onSome: ({ ast }) => SchemaAST.getPropertySignatures(ast) })
  return members.length === 0 ? "" : `?${members.map(({ name }) => `${String(name)}=1`).join("&")}`
}

HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint, middleware, payloads }) =>
    endpoints.push({
      method: endpoint.method,
      path: endpoint.path + queryOf(endpoint.urlParamsSchema),
      takesPayload: endpoint.method !== "GET" && payloads.size > 0,
      isPrivate: [...middleware].some(({ key }) => key === SignedInOnly.key)
    })
})

const ada = { email: "ada@example.com", password: "correct horse 7", phone: "+12025550100" }
const grace = { email: "grace@example.com", password: "battery staple 8" }

const newBrowser = ({ handler }: Browser) =>
  Effect.tap(Effect.succeed(new Browser(handler)), (browser) => browser.send("GET", "/api/visit"))

describe("every endpoint", () => {
  it("is in this list", () => {
    assert.isAbove(endpoints.length, 40)
    assert.isAbove(endpoints.filter(({ isPrivate }) => isPrivate).length, 20)
  })

  it("has a path of its own, without names or ids in it", () => {
    for (const { path } of endpoints) assert.match(path, /^\/api(\/[a-z-]*)+(\?[a-z=1&]+)?$/i)
    assert.lengthOf(new Set(endpoints.map(({ method, path }) => method + path)), endpoints.length)
  })

  it.scoped("that changes something is forbidden without the CSRF token, and from another origin", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("POST", "/api/sign-in/password", ada)
      const before = (yield* events(browser)).calls.length
      for (const { method, path } of endpoints.filter(({ method }) => method !== "GET")) {
        for (const headers of [{ "x-csrf-token": undefined }, { origin: "http://evil.test" }]) {
          const answer = yield* browser.send(method, path, undefined, headers)
          assert.deepStrictEqual(refusalIn(answer), [403, "Forbidden", undefined], `${method} ${path}`)
        }
      }
      assert.lengthOf((yield* events(browser)).calls, before)
    })
  )

  it.scoped("for users refuses requests without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const { isPrivate, method, path, takesPayload } of endpoints) {
        if (!isPrivate) continue
        const { body, status } = yield* browser.send(method, path, takesPayload ? {} : undefined)
        assert.include([401, 422], status, `${method} ${path}`)
        assert.include(["SignInRequired", "InvalidField"], body["_tag"], `${method} ${path}`)
      }
      assert.deepStrictEqual((yield* events(browser)).calls, [])
    })
  )

  it.scoped("names the field of an invalid value, and does not repeat the value", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* browser.send("POST", "/api/sign-in/password", ada)
      const names = ["email", "password", "newPassword", "oldPassword", "token", "code", "by", "phone", "name", "state"]
      const others = ["provider", "id", "permissions", "value", "how", "factor", "replace", "isRequired", "firstName"]
      const payload = Object.fromEntries([...names, ...others].map((name) => [name, ["marked"]]))
      for (const { method, path, takesPayload } of endpoints) {
        if (!takesPayload) continue
        const { body, status, text } = yield* browser.send(method, path, payload)
        assert.deepStrictEqual([status, body["_tag"]], [422, "InvalidField"], `${method} ${path}`)
        assert.notInclude(text, "marked", `${method} ${path}`)
      }
    })
  )

  it.scoped("with a number in its query takes digits alone", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const number of ["NaN", "Infinity", "-Infinity", "-1", "1.5", "1e3", "0x10", "", "%201", "9".repeat(16)]) {
        for (const [name, query] of [
          ["call", `call=${number}&message=0`],
          ["message", `call=0&message=${number}`]
        ]) {
          const answer = yield* browser.send("GET", `/api/events?${query}`)
          assert.deepStrictEqual(refusalIn(answer), [422, "InvalidField", name], query)
        }
      }
    })
  )

  it.scoped("refuses a token with invalid characters", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const token = "é".repeat(browser.cookies.get("demo-csrf")?.length ?? 0)
      const answer = yield* browser.send("POST", "/api/sign-in/password", ada, { "x-csrf-token": token })
      assert.deepStrictEqual(refusalIn(answer), [403, "Forbidden", undefined])
    })
  )

  it.scoped("does not repeat a body that is not JSON", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      const response = yield* Effect.promise(() =>
        browser.handler(
          new Request(`${origin}/api/sign-in/password`, {
            method: "POST",
            body: '{"email": "marked',
            headers: {
              origin,
              "content-type": "application/json",
              "x-csrf-token": browser.cookies.get("demo-csrf") ?? "",
              cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; ")
            }
          })
        )
      )
      assert.include([400, 422], response.status)
      assert.notInclude(yield* Effect.promise(() => response.text()), "marked")
    })
  )
})

/** Ways to sign in, from a browser that has opened the page to the answer of the sign-in. */
const ways = {
  "a password": (browser: Browser) => browser.send("POST", "/api/sign-in/password", ada),
  "a second factor": (browser: Browser) =>
    Effect.gen(function* () {
      yield* browser.send("POST", "/api/two-step/password", grace)
      const code = yield* Effect.orDie(authenticatorCode(browser, grace.email))
      return yield* browser.send("POST", "/api/two-step/prove", { by: "authenticator", code })
    }),
  "a link by mail": (browser: Browser) =>
    Effect.gen(function* () {
      yield* browser.send("POST", "/api/link/passwordless", { email: ada.email })
      const token = yield* Effect.orDie(linkTokenIn(browser, ada.email))
      return yield* browser.send("POST", "/api/link/passwordless/follow", { token })
    }),
  "a smart login": (browser: Browser) =>
    Effect.gen(function* () {
      yield* browser.send("POST", "/api/link/smart", { email: ada.email })
      const token = yield* Effect.orDie(linkTokenIn(browser, ada.email))
      const other = yield* newBrowser(browser)
      yield* other.send("POST", "/api/link/smart/follow", { token })
      return yield* browser.send("POST", "/api/link/ping")
    }),
  "a code by SMS": (browser: Browser) =>
    Effect.gen(function* () {
      yield* browser.send("POST", "/api/phone/send", { phone: ada.phone })
      const code = yield* Effect.orDie(codeIn(browser, ada.phone))
      return yield* browser.send("POST", "/api/phone/prove", { code })
    })
}

describe("a session", () => {
  for (const [way, signIn] of Object.entries(ways)) {
    it.scoped(`has a new id and token after ${way}, and the old ones are invalid`, () =>
      Effect.gen(function* () {
        const browser = yield* openDemo
        const planted = new Map(browser.cookies)
        const { body } = yield* signIn(browser)
        assert.strictEqual(body["_tag"], "SignedIn")
        for (const [name, value] of planted) assert.notStrictEqual(browser.cookies.get(name), value, name)
        const attacker = new Browser(browser.handler)
        for (const [name, value] of planted) attacker.cookies.set(name, value)
        assert.deepStrictEqual(refusalIn(yield* attacker.send("GET", "/api/profile/")).slice(0, 1), [401])
        assert.strictEqual((yield* browser.send("GET", "/api/profile/")).status, 200)
      })
    )
  }

  it.scoped("has a new id and token after the sign-out", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      yield* ways["a password"](browser)
      const before = new Map(browser.cookies)
      yield* browser.send("POST", "/api/sign-in/sign-out")
      for (const [name, value] of before) assert.notStrictEqual(browser.cookies.get(name), value, name)
    })
  )
})

describe("attempts are counted", () => {
  const { email, phone } = ada
  const counted = {
    "/api/sign-in/password": { email, password: "wrong" },
    "/api/two-step/password": { email, password: "wrong" },
    "/api/registration/": { name: "Ada", email, password: "wrong horse 8" },
    "/api/registration/resend": { email },
    "/api/password/forgot": { email },
    "/api/link/passwordless": { email },
    "/api/link/smart": { email },
    "/api/link/one-touch": { email },
    "/api/phone/send": { phone },
    "/api/phone/one-touch": { phone },
    "/api/password/reset": { token: "f".repeat(32), newPassword: "wrong horse 8" }
  }
  for (const [path, payload] of Object.entries(counted)) {
    it.scoped(`at ${path}, for all spellings of an address or a number together`, () =>
      Effect.gen(function* () {
        const browser = yield* openDemo
        for (let n = 0; n < 10; n += 1) {
          const { status } = yield* browser.send("POST", path, payload)
          assert.notStrictEqual(status, 429, `attempt ${n + 1}`)
        }
        const before = yield* events(browser)
        const other = yield* newBrowser(browser)
        const disguised = {
          ...payload,
          ...("email" in payload ? { email: ` ${email.toUpperCase()}` } : {}),
          ...("phone" in payload ? { phone: "1 (202) 555-0100" } : {})
        }
        const { body, status } = yield* other.send("POST", path, disguised)
        assert.deepStrictEqual([status, body["_tag"]], [429, "TooManyAttempts"])
        assert.isAbove(Number(body["retryAfter"]), 200)
        const after = yield* events(browser)
        assert.deepStrictEqual(
          [after.calls.length, after.messages.length],
          [before.calls.length, before.messages.length]
        )
        assert.deepStrictEqual((yield* events(other)).calls, [])
      })
    )
  }
})

describe("a redirect", () => {
  it.scoped("leads to this site, for any state", () =>
    Effect.gen(function* () {
      const { handler } = yield* openDemo
      for (const path of ["/social", "/linking"]) {
        for (const state of ["//evil.test", "https://evil.test", "\r\nlocation: https://evil.test", ""]) {
          const response = yield* Effect.promise(() =>
            handler(
              new Request(`${origin}${path}?${new URLSearchParams({ state, next: "https://evil.test" })}`, {
                method: "POST",
                headers: { origin: "http://evil.test", "content-type": "application/x-www-form-urlencoded" },
                body: "token=x"
              })
            )
          )
          assert.strictEqual(response.status, 303)
          const location = new URL(response.headers.get("location") ?? "", origin)
          assert.deepStrictEqual([location.origin, location.pathname], [origin, path])
          assert.deepStrictEqual([...location.searchParams.keys()], ["state"])
          assert.deepStrictEqual(response.headers.getSetCookie(), [])
        }
      }
    })
  )
})
