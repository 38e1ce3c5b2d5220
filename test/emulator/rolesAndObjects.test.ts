import { assert, describe, it } from "@effect/vitest"
import * as Store from "../../packages/emulator/src/Store.js"
import { type Account, blank } from "../../packages/emulator/src/Store/Account.js"

const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

const account = (uid: string, more: Partial<Account> = {}): Account => ({ ...blank(uid, 0), ...more })

const object = (id: string, uid: string, more: Partial<Store.CustomObject> = {}): Store.CustomObject => ({
  id,
  uid,
  name: "cart",
  content: {},
  createdAt: 0,
  modifiedAt: 0,
  ...more
})

const context = (name: string, ...roles: ReadonlyArray<string>): Store.RoleContext => ({
  context: name,
  roles,
  additionalPermissions: ["publish"],
  expiresAt: undefined
})

const withAccounts = (...accounts: ReadonlyArray<Account>): Store.Service => {
  const store = Store.make()
  for (const name of ["admin", "editor"]) store.putRole({ name, permissions: {} })
  for (const each of accounts) assert.isUndefined(store.put(each, uniqueness))
  return store
}

const withObjects = (...objects: ReadonlyArray<Store.CustomObject>): Store.Service => {
  const store = withAccounts(account("a"), account("c"))
  objects.forEach(store.putObject)
  return store
}

const assertSound = (store: Store.Service) => assert.deepStrictEqual(store.violations(uniqueness), [])

describe("roles", () => {
  it("are found by their exact name, and updated in place", () => {
    const store = withAccounts()
    store.putRole({ name: "admin", permissions: { read: true } })
    assert.deepStrictEqual(store.roles(), [
      { name: "admin", permissions: { read: true } },
      { name: "editor", permissions: {} }
    ])
    assert.deepStrictEqual(store.role("admin")?.permissions, { read: true })
    assert.isUndefined(store.role("Admin"))
    assertSound(store)
  })

  it("are removed from every account and every context", () => {
    const roles = ["admin", "editor"]
    const store = withAccounts(
      account("a", { roles, roleContexts: [context("blog", ...roles), context("shop", "admin")] }),
      account("b", { roles: ["admin"] })
    )
    store.removeRole("admin")
    assert.deepStrictEqual(store.roles(), [{ name: "editor", permissions: {} }])
    assert.deepStrictEqual(store.account("a")?.roles, ["editor"])
    assert.deepStrictEqual(store.account("a")?.roleContexts, [context("blog", "editor"), context("shop")])
    assert.deepStrictEqual(store.account("b")?.roles, [])
    assertSound(store)
  })
})

describe("custom objects", () => {
  it("are listed by account and name, the oldest first, and updated in place", () => {
    const store = withAccounts(account("a"), account("b"))
    store.putObject(object("2", "a"))
    store.putObject(object("1", "a"))
    store.putObject(object("3", "a", { name: "wishes" }))
    store.putObject(object("4", "b"))
    store.putObject(object("2", "a", { content: { tea: 1 } }))
    assert.deepStrictEqual(store.objects("a", "cart"), [object("2", "a", { content: { tea: 1 } }), object("1", "a")])
    store.removeObject("a", "2")
    store.removeObject("b", "1")
    assert.deepStrictEqual(
      ["cart", "wishes"].map((name) => store.objects("a", name).length),
      [1, 1]
    )
    assert.lengthOf(store.objects("b", "cart"), 1)
    assertSound(store)
  })

  it("are removed with their account, also when it is marked as deleted", () => {
    const store = withAccounts(account("a"), account("b"))
    store.putObject(object("1", "a"))
    store.putObject(object("2", "b"))
    store.remove("a")
    store.put(account("b", { isDeleted: true }), uniqueness)
    assert.deepStrictEqual([store.objects("a", "cart"), store.objects("b", "cart")], [[], []])
    assertSound(store)
  })

  it("move to the account that their own one is merged into, after its own", () => {
    const store = withAccounts(account("a"), account("b"))
    store.putObject(object("1", "a"))
    store.putObject(object("2", "b"))
    store.merge("a", account("b"), uniqueness)
    assert.deepStrictEqual(store.objects("b", "cart"), [object("2", "b"), object("1", "b")])
    assertSound(store)
  })
})

describe("violations of the invariants", () => {
  const wrong: ReadonlyArray<readonly [what: string, store: Store.Service]> = [
    ["role that there is not: guest of a", withAccounts(account("a", { roles: ["guest"] }))],
    ["role that there is not: guest of a", withAccounts(account("a", { roleContexts: [context("blog", "guest")] }))],
    ["role twice: a", withAccounts(account("a", { roles: ["admin", "admin"] }))],
    ["two role contexts of one name: a", withAccounts(account("a", { roleContexts: [context("x"), context("x")] }))],
    ["custom object of an account that is gone: b", withObjects(object("1", "b"))],
    ["two custom objects of one id", withObjects(object("1", "a"), object("1", "c"))]
  ]

  it.each(wrong)("are found: %s", (what, store) => {
    assert.deepStrictEqual(store.violations(uniqueness), [what])
  })
})
