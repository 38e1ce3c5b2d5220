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
  it.scoped("is stored, and listed with the others of its name", () =>
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

  it.scoped("keeps members that are missing in a merge, and loses them in a replacement", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { id } = yield* create(browser, { theme: "dark", size: 12 })
      yield* browser.send("PUT", `${path}&id=${id}`, { value: { theme: "light" }, how: "merge" })
      assert.deepStrictEqual(yield* list(browser), [{ id, value: { theme: "light", size: 12 } }])
      yield* browser.send("PUT", `${path}&id=${id}`, { value: { size: 14 }, how: "replace" })
      assert.deepStrictEqual(yield* list(browser), [{ id, value: { size: 14 } }])
    })
  )

  it.scoped("cannot be read, changed or deleted once it is deleted", () =>
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

  it.scoped("with an id that would change the path is refused, and the others stay", () =>
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

  it.scoped("has a name of the list of kinds", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const { body } = yield* browser.send("GET", `${all}kinds`)
      assert.deepStrictEqual(body as unknown, ["preferences", "notes"])
    })
  )

  it.scoped("of an unknown kind is refused, and the field is named", () =>
    Effect.gen(function* () {
      const browser = yield* signedInBrowser
      const refused = yield* browser.send("POST", `${all}?kind=carts`, { value: {} })
      assert.deepStrictEqual(refusalIn(refused), [422, "InvalidField", "kind"])
    })
  )

  it.scoped("is refused before LoginRadius is called if it is not an object", () =>
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

  it.scoped("belongs to one user alone", () =>
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

  it.scoped("is refused without a session", () =>
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
