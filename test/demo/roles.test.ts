import { Store } from "@loginradius-effect/emulator"
import { FetchHttpClient, HttpApiClient, HttpClient, HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Api } from "@loginradius-effect/demo/api/Api"
import { Effect } from "effect"
import { Browser, events, openDemo, origin, refusalIn } from "./demo.js"

const signIn = (browser: Browser, email: string, password: string) =>
  browser.send("POST", "/api/sign-in/password", { email, password })

const signedInBrowser = Effect.tap(openDemo, (browser) => signIn(browser, "ada@example.com", "correct horse 7"))

const member = { name: "member", permissions: ["read"], assigned: false }
const editor = { name: "editor", permissions: ["read", "write"], assigned: false }

const all = "/api/roles/"
const assignedRoles = "/api/roles/assigned"
const at = (path: string, name: string) => `${path}?${new URLSearchParams({ name })}`

const list = (browser: Browser) => Effect.map(browser.send("GET", all), ({ body }) => body as unknown)

describe("the roles", () => {
  it.scoped("are those of the application, with a mark for those of the user", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      assert.deepStrictEqual(yield* list(browser), [member, editor])
      const { body } = yield* browser.send("PUT", at(assignedRoles, "editor"))
      assert.deepStrictEqual(body as unknown, [member, { ...editor, assigned: true }])
      assert.deepStrictEqual(yield* list(browser), body as unknown)
      const taken = yield* browser.send("DELETE", at(assignedRoles, "editor"))
      assert.deepStrictEqual(taken.body as unknown, [member, editor])
    })
  )

  it.scoped("can be added, with permissions as they are typed or with none", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
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

  it.scoped("with special characters in their names are assigned and deleted like others", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const name = "ops/eu & friends"
      yield* browser.send("POST", "/api/roles/", { name, permissions: "" })
      const { body } = yield* browser.send("PUT", at(assignedRoles, name))
      assert.deepStrictEqual(body as unknown, [member, editor, { name, permissions: [], assigned: true }])
      assert.deepStrictEqual((yield* browser.send("DELETE", at(all, name))).body as unknown, [member, editor])
    })
  )

  it.scoped("lose a deleted one for every user", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      yield* signIn(other, "ada@example.com", "correct horse 7")
      yield* other.send("PUT", at(assignedRoles, "editor"))
      yield* browser.send("DELETE", at(all, "editor"))
      assert.deepStrictEqual(yield* list(other), [member])
      const again = yield* browser.send("POST", "/api/roles/", { name: "editor", permissions: "" })
      assert.deepStrictEqual(again.body as unknown, [member, { name: "editor", permissions: [], assigned: false }])
    })
  )
})

/** The client of the page, with the cookies of a browser. Its URLs go through a URL parser. */
const clientOf = ({ cookies, handler }: Browser) =>
  HttpApiClient.make(Api, {
    baseUrl: origin,
    transformClient: HttpClient.mapRequest(
      HttpClientRequest.setHeaders({
        origin,
        cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
        "x-csrf-token": cookies.get("demo-csrf") ?? ""
      })
    )
  }).pipe(
    Effect.provide(FetchHttpClient.layer),
    Effect.provideService(FetchHttpClient.Fetch, (input, init) => handler(new Request(input, init)))
  )

/** Creates roles directly in the emulator. */
const hasRoles = ({ emulator }: Browser, ...names: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    assert(emulator !== undefined)
    yield* emulator.seed(
      Effect.map(Store.Store, (store) =>
        store.change(Store.Roles.putAll(names.map((name) => ({ name, permissions: {} }))))
      )
    )
  })

describe("a role whose name would change the path", () => {
  const names = ["assigned", ".", "..", "%2e", "./assigned", " "]

  it.scoped("is assigned and unassigned, and no other role is", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* hasRoles(browser, ...names)
      const { roles } = yield* clientOf(browser)
      for (const name of names) {
        const given = yield* roles.assign({ urlParams: { name } })
        assert.deepStrictEqual(
          given.map(({ assigned, name }) => [name, assigned]),
          ["member", "editor", ...names].map((other) => [other, other === name])
        )
        const taken = yield* roles.unassign({ urlParams: { name } })
        assert.deepStrictEqual(
          taken.map(({ assigned, name }) => [name, assigned]),
          ["member", "editor", ...names].map((other) => [other, false])
        )
      }
    })
  )

  it.scoped("is deleted, or refused where its name would change the path to LoginRadius", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* hasRoles(browser, ...names)
      const { roles } = yield* clientOf(browser)
      const unreachable = [".", "..", " "]
      for (const name of unreachable) {
        const refusal = yield* Effect.flip(roles.delete({ urlParams: { name } }))
        assert.strictEqual(refusal._tag, "InvalidField", JSON.stringify(name))
      }
      let left = ["member", "editor", ...names]
      for (const name of names.filter((name) => !unreachable.includes(name))) {
        left = left.filter((other) => other !== name)
        const shown = yield* roles.delete({ urlParams: { name } })
        assert.deepStrictEqual(
          shown.map(({ name }) => name),
          left
        )
      }
    })
  )

  it.scoped("is refused with a lone surrogate, which would arrive as another character", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      yield* hasRoles(browser, "\ud800", "\ufffd")
      const { roles } = yield* clientOf(browser)
      const urlParams = { name: "\ud800" }
      for (const asked of [roles.assign({ urlParams }), roles.unassign({ urlParams }), roles.delete({ urlParams })]) {
        assert.strictEqual((yield* Effect.flip(asked))._tag, "ParseError")
      }
      assert.lengthOf(yield* roles.list(), 4)
    })
  )

  it.scoped("is not created", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const before = (yield* events(browser)).calls.length
      for (const name of [".", " .. ", "\ud800"]) {
        const refused = yield* browser.send("POST", all, { name, permissions: "" })
        assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "name"])
      }
      assert.lengthOf((yield* events(browser)).calls, before)
      assert.deepStrictEqual(yield* list(browser), [member, editor])
    })
  )
})

describe("a role", () => {
  it.scoped("with a name that is taken is refused, and the field is named", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const refused = yield* browser.send("POST", "/api/roles/", { name: "editor", permissions: "" })
      assert.deepStrictEqual(refusalIn(refused), [409, "AlreadyTaken", "name"])
    })
  )

  it.scoped("that is unknown cannot be assigned, unassigned or deleted", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      for (const [method, path] of [
        ["PUT", at(assignedRoles, "nobody")],
        ["DELETE", at(assignedRoles, "nobody")],
        ["DELETE", at(all, "nobody")]
      ] as const) {
        assert.deepStrictEqual(refusalIn(yield* browser.send(method, path)), [404, "NotFound", undefined])
      }
    })
  )

  it.scoped("is refused without a session", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const [method, path] of [
        ["GET", "/api/roles/"],
        ["PUT", at(assignedRoles, "editor")],
        ["DELETE", at(all, "editor")]
      ] as const) {
        assert.deepStrictEqual(refusalIn(yield* browser.send(method, path)), [401, "SignInRequired", undefined])
      }
    })
  )
})
