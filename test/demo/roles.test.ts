import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, refusalIn, visit } from "./Demo.js"

const signIn = (browser: Browser, email: string, password: string) =>
  browser.send("POST", "/api/sign-in/password", { email, password })

const signedIn = Effect.tap(visit, (browser) => signIn(browser, "ada@example.com", "correct horse 7"))

const member = { name: "member", permissions: ["read"], assigned: false }
const editor = { name: "editor", permissions: ["read", "write"], assigned: false }

const list = (browser: Browser) => Effect.map(browser.send("GET", "/api/roles/"), ({ body }) => body as unknown)

describe("the roles", () => {
  it.scoped("are those of the application, and tell which are the user's", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      assert.deepStrictEqual(yield* list(browser), [member, editor])
      const { body } = yield* browser.send("PUT", "/api/roles/editor/assigned")
      assert.deepStrictEqual(body as unknown, [member, { ...editor, assigned: true }])
      assert.deepStrictEqual(yield* list(browser), body as unknown)
      const taken = yield* browser.send("DELETE", "/api/roles/editor/assigned")
      assert.deepStrictEqual(taken.body as unknown, [member, editor])
    })
  )

  it.scoped("get another one, with permissions as they are typed, or none", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      const auditor = { name: "auditor", permissions: ["read", "export"], assigned: false }
      const { body } = yield* browser.send("POST", "/api/roles/", {
        name: "auditor",
        permissions: "read,  export read"
      })
      assert.deepStrictEqual(body as unknown, [member, editor, auditor])
      yield* browser.send("POST", "/api/roles/", { name: "guest", permissions: "" })
      const guest = { name: "guest", permissions: [], assigned: false }
      assert.deepStrictEqual(yield* list(browser), [member, editor, auditor, guest])
    })
  )

  it.scoped("of names with signs in them are assigned and deleted like others", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      const name = "ops/eu & friends"
      yield* browser.send("POST", "/api/roles/", { name, permissions: "" })
      const path = `/api/roles/${encodeURIComponent(name)}`
      const { body } = yield* browser.send("PUT", `${path}/assigned`)
      assert.deepStrictEqual(body as unknown, [member, editor, { name, permissions: [], assigned: true }])
      assert.deepStrictEqual((yield* browser.send("DELETE", path)).body as unknown, [member, editor])
    })
  )

  it.scoped("lose one for everybody when it is deleted", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      yield* signIn(other, "ada@example.com", "correct horse 7")
      yield* other.send("PUT", "/api/roles/editor/assigned")
      yield* browser.send("DELETE", "/api/roles/editor")
      assert.deepStrictEqual(yield* list(other), [member])
      const again = yield* browser.send("POST", "/api/roles/", { name: "editor", permissions: "" })
      assert.deepStrictEqual(again.body as unknown, [member, { name: "editor", permissions: [], assigned: false }])
    })
  )
})

describe("a role", () => {
  it.scoped("of a name that is taken is refused at that field", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      const refused = yield* browser.send("POST", "/api/roles/", { name: "editor", permissions: "" })
      assert.deepStrictEqual(refusalIn(refused), [409, "AlreadyTaken", "name"])
    })
  )

  it.scoped("that is not there cannot be assigned, taken away or deleted", () =>
    Effect.gen(function* () {
      const browser = yield* signedIn
      for (const [method, path] of [
        ["PUT", "/api/roles/nobody/assigned"],
        ["DELETE", "/api/roles/nobody/assigned"],
        ["DELETE", "/api/roles/nobody"]
      ] as const) {
        assert.deepStrictEqual(refusalIn(yield* browser.send(method, path)), [404, "NotFound", undefined])
      }
    })
  )

  it.scoped("can be seen and changed by those alone who are signed in", () =>
    Effect.gen(function* () {
      const browser = yield* visit
      for (const [method, path] of [
        ["GET", "/api/roles/"],
        ["PUT", "/api/roles/editor/assigned"],
        ["DELETE", "/api/roles/editor"]
      ] as const) {
        assert.deepStrictEqual(refusalIn(yield* browser.send(method, path)), [401, "SignInRequired", undefined])
      }
    })
  )
})
