import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Browser, events, openDemo, refusalIn } from "./demo.js"

const all = "/api/custom-objects/"
const path = `${all}?kind=preferences`

interface StoredObject {
  readonly id: string
  readonly value: unknown
}

const signIn = (browser: Browser, email: string, password: string) =>
  browser.send("POST", "/api/sign-in/password", { email, password })

const signedInBrowser = Effect.tap(openDemo, (browser) => signIn(browser, "ada@example.com", "correct horse 7"))

const create = (browser: Browser, value: unknown) =>
  Effect.map(browser.send("POST", path, { value }), ({ body }) => body as unknown as StoredObject)

const list = (browser: Browser) =>
  Effect.map(browser.send("GET", path), ({ body }) =>
    (body as unknown as ReadonlyArray<StoredObject>).map(({ id, value }) => ({ id, value }))
  )

describe("a custom object", () => {
  it.scoped("is kept, and listed with all others of its name", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      assert.deepStrictEqual(yield* list(browser), [])
      const first = yield* create(browser, { theme: "dark", list: [1, { two: null }] })
      const second = yield* create(browser, {})
      assert.match(first.id, /^[0-9a-f]{24}$/)
      assert.deepStrictEqual(yield* list(browser), [
        { id: first.id, value: { theme: "dark", list: [1, { two: null }] } },
        { id: second.id, value: {} }
      ])
      const notes = yield* browser.send("GET", `${all}?kind=notes`)
      assert.deepStrictEqual(notes.body as unknown, [])
    })
  )

  it.scoped("keeps members that are not given at a merge, and loses them at a replacement", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { id } = yield* create(browser, { theme: "dark", size: 12 })
      yield* browser.send("PUT", `${path}&id=${id}`, { value: { theme: "light" }, how: "merge" })
      assert.deepStrictEqual(yield* list(browser), [{ id, value: { theme: "light", size: 12 } }])
      yield* browser.send("PUT", `${path}&id=${id}`, { value: { size: 14 }, how: "replace" })
      assert.deepStrictEqual(yield* list(browser), [{ id, value: { size: 14 } }])
    })
  )

  it.scoped("is gone when it is deleted, and then there is none to change or delete", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { id } = yield* create(browser, {})
      assert.deepStrictEqual((yield* browser.send("DELETE", `${path}&id=${id}`)).body, { done: true })
      assert.deepStrictEqual(yield* list(browser), [])
      for (const again of [
        yield* browser.send("DELETE", `${path}&id=${id}`),
        yield* browser.send("PUT", `${path}&id=${id}`, { value: {}, how: "merge" })
      ]) {
        assert.deepStrictEqual(refusalIn(again), [404, "NotFound", undefined])
      }
    })
  )

  it.scoped("of an id that leads elsewhere in a path is refused, and all others stay", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { id } = yield* create(browser, {})
      for (const other of [".", "..", "%20"]) {
        for (const refused of [
          yield* browser.send("PUT", `${path}&id=${other}`, { value: { gone: true }, how: "replace" }),
          yield* browser.send("DELETE", `${path}&id=${other}`)
        ]) {
          assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "objectRecordId"], other)
        }
      }
      assert.deepStrictEqual(yield* list(browser), [{ id, value: {} }])
    })
  )

  it.scoped("has one of the names that are told", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { body } = yield* browser.send("GET", `${all}kinds`)
      assert.deepStrictEqual(body as unknown, ["preferences", "notes"])
    })
  )

  it.scoped("of a name that is not set up is refused at that field", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const refused = yield* browser.send("POST", `${all}?kind=carts`, { value: {} })
      assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "kind"])
    })
  )

  it.scoped("has to be an object, which is known before LoginRadius is asked", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const before = (yield* events(browser)).calls.length
      for (const value of [[1], "text", null, undefined]) {
        const refused = yield* browser.send("POST", path, { value })
        assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "value"])
      }
      assert.lengthOf((yield* events(browser)).calls, before)
    })
  )

  it.scoped("is nobody else's", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { id } = yield* create(browser, { mine: true })
      const other = new Browser(browser.handler)
      yield* other.send("GET", "/api/visit")
      yield* other.send("POST", "/api/registration/", {
        name: "Eve",
        email: "eve@example.com",
        password: "eve eve 123"
      })
      const { messages } = yield* events(other)
      const token = new URL(messages.at(-1)?.link ?? "").searchParams.get("vtoken")
      yield* other.send("POST", "/api/registration/verify", { token })
      yield* signIn(other, "eve@example.com", "eve eve 123")
      assert.deepStrictEqual(yield* list(other), [])
      assert.strictEqual((yield* other.send("DELETE", `${path}&id=${id}`)).status, 404)
      assert.lengthOf(yield* list(browser), 1)
    })
  )

  it.scoped("can be had by those alone who are signed in", () =>
    Effect.gen(function* () {
      const browser = yield* openDemo
      for (const [method, at] of [
        ["GET", `${all}kinds`],
        ["GET", path],
        ["POST", path],
        ["DELETE", `${path}&id=5f`]
      ] as const) {
        const refused = yield* browser.send(method, at, method === "POST" ? { value: {} } : undefined)
        assert.deepStrictEqual(refusalIn(refused), [401, "SignInRequired", undefined])
      }
    })
  )
})
