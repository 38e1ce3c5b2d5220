import { assert, describe, it } from "@effect/vitest"
import * as Accounts from "../../packages/emulator/src/state/Accounts.js"
import * as CustomObjects from "../../packages/emulator/src/state/CustomObjects.js"
import * as Roles from "../../packages/emulator/src/state/Roles.js"
import { account, newStore, type State, uniqueness, violationsOf } from "./storeFixture.js"

const object = (
  id: string,
  uid: string,
  more: Partial<CustomObjects.CustomObject> = {}
): CustomObjects.CustomObject => ({
  id,
  uid,
  name: "cart",
  content: {},
  createdAt: 0,
  modifiedAt: 0,
  ...more
})

const context = (name: string, ...roles: ReadonlyArray<string>): Accounts.RoleContext => ({
  context: name,
  roles,
  additionalPermissions: ["publish"],
  expiresAt: undefined
})

const withAccounts = (...accounts: ReadonlyArray<Accounts.Account>): State => {
  const store = newStore()
  for (const name of ["admin", "editor"]) store.change(Roles.put({ name, permissions: {} }))
  for (const each of accounts) assert.isUndefined(store.change(Accounts.put(each, uniqueness)))
  return store
}

const withObjects = (...objects: ReadonlyArray<CustomObjects.CustomObject>): State => {
  const store = withAccounts(account("a"))
  for (const object of objects) store.change(CustomObjects.put(object))
  return store
}

const assertSound = (store: State) => assert.deepStrictEqual(violationsOf(store, uniqueness), [])

describe("roles", () => {
  it("are found by their exact name, and updated in place", () => {
    const store = withAccounts()
    store.change(Roles.put({ name: "admin", permissions: { read: true } }))
    assert.deepStrictEqual(store.read(Roles.all), [
      { name: "admin", permissions: { read: true } },
      { name: "editor", permissions: {} }
    ])
    assert.deepStrictEqual(store.read(Roles.byName("admin"))?.permissions, { read: true })
    assert.isUndefined(store.read(Roles.byName("Admin")))
    assertSound(store)
  })

  it("are removed from every account and every context", () => {
    const roles = ["admin", "editor"]
    const store = withAccounts(
      account("a", { roles, roleContexts: [context("blog", ...roles), context("shop", "admin")] }),
      account("b", { roles: ["admin"] })
    )
    store.change(Accounts.removeRole("admin"))
    assert.deepStrictEqual(store.read(Roles.all), [{ name: "editor", permissions: {} }])
    assert.deepStrictEqual(store.read(Accounts.byUid("a"))?.roles, ["editor"])
    assert.deepStrictEqual(store.read(Accounts.byUid("a"))?.roleContexts, [context("blog", "editor"), context("shop")])
    assert.deepStrictEqual(store.read(Accounts.byUid("b"))?.roles, [])
    assertSound(store)
  })
})

describe("custom objects", () => {
  it("are listed by account and name, the oldest first, and updated in place", () => {
    const store = withAccounts(account("a"), account("b"))
    store.change(CustomObjects.put(object("2", "a")))
    store.change(CustomObjects.put(object("1", "a")))
    store.change(CustomObjects.put(object("3", "a", { name: "wishes" })))
    store.change(CustomObjects.put(object("4", "b")))
    store.change(CustomObjects.put(object("2", "a", { content: { tea: 1 } })))
    assert.deepStrictEqual(store.read(CustomObjects.named("a", "cart")), [
      object("2", "a", { content: { tea: 1 } }),
      object("1", "a")
    ])
    store.change(CustomObjects.remove("a", "2"))
    store.change(CustomObjects.remove("b", "1"))
    assert.deepStrictEqual(
      ["cart", "wishes"].map((name) => store.read(CustomObjects.named("a", name)).length),
      [1, 1]
    )
    assert.lengthOf(store.read(CustomObjects.named("b", "cart")), 1)
    assertSound(store)
  })

  it("are removed with their account, also when it is marked as deleted", () => {
    const store = withAccounts(account("a"), account("b"))
    store.change(CustomObjects.put(object("1", "a")))
    store.change(CustomObjects.put(object("2", "b")))
    store.change(Accounts.remove("a"))
    store.change(Accounts.put(account("b", { isDeleted: true }), uniqueness))
    assert.deepStrictEqual(
      [store.read(CustomObjects.named("a", "cart")), store.read(CustomObjects.named("b", "cart"))],
      [[], []]
    )
    assertSound(store)
  })

  it("move to the account that their own one is merged into, after its own", () => {
    const store = withAccounts(account("a"), account("b"))
    store.change(CustomObjects.put(object("1", "a")))
    store.change(CustomObjects.put(object("2", "b")))
    store.change(Accounts.merge("a", account("b"), uniqueness))
    assert.deepStrictEqual(store.read(CustomObjects.named("b", "cart")), [object("2", "b"), object("1", "b")])
    assertSound(store)
  })
})

describe("violations of the invariants", () => {
  const wrong: ReadonlyArray<readonly [what: string, store: State]> = [
    ["unknown role: guest of a", withAccounts(account("a", { roles: ["guest"] }))],
    ["unknown role: guest of a", withAccounts(account("a", { roleContexts: [context("blog", "guest")] }))],
    ["role twice: a", withAccounts(account("a", { roles: ["admin", "admin"] }))],
    ["two role contexts of one name: a", withAccounts(account("a", { roleContexts: [context("x"), context("x")] }))],
    ["custom object of an account that is gone: b", withObjects(object("1", "b"))]
  ]

  it.each(wrong)("are found: %s", (what, store) => {
    assert.deepStrictEqual(violationsOf(store, uniqueness), [what])
  })
})
