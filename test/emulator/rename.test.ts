/** What belongs to an account belongs to it under another id, too. */
import { assert, describe, it } from "@effect/vitest"
import * as Accounts from "../../packages/emulator/src/state/Accounts.js"
import { definitions, type Writes } from "../../packages/emulator/src/state/tables.js"
import { account, uniqueness, violationsOf, withAccount } from "./storeFixture.js"

/** Tables of what belongs to accounts. */
const owned = Object.entries(definitions).flatMap(([name, { indexes }]) =>
  name === "factors" || "uid" in indexes ? [name as keyof Writes] : []
)

/** A row that has what any of these tables finds its rows by. */
const row = (uid: string) => ({
  uid,
  profileId: uid,
  id: "1",
  token: "t",
  secret: "s",
  clientGuid: "g",
  messageId: "m",
  name: "n",
  email: "",
  kind: "otp",
  purpose: "verifyEmail",
  state: "pending",
  refresh: undefined,
  expiresAt: 1,
  times: []
})

interface AnyTable {
  readonly put: (row: object) => void
  readonly all: () => ReadonlyArray<{ readonly uid: string; readonly profileId?: string }>
}

describe("an account with another id", () => {
  it("has tables of its own", () => {
    assert.includeMembers(owned, ["sessions", "codes", "factors", "challenges", "pinSessions", "customObjects"])
  })

  for (const name of owned) {
    it(`keeps its ${name}`, () => {
      const store = withAccount()
      const table = (tables: Writes) => tables[name] as unknown as AnyTable
      store.change((tables) => table(tables).put(row("a")))
      store.change(Accounts.rename("a", account("b")))
      const rows = store.read((tables) => table(tables as unknown as Writes).all())
      assert.deepStrictEqual(
        rows.map(({ uid }) => uid),
        ["b"]
      )
      assert.deepStrictEqual(violationsOf(store, uniqueness), [])
    })
  }

  it("is the only one", () => {
    const store = withAccount()
    store.change(Accounts.rename("a", account("b")))
    assert.deepStrictEqual(
      store.read(Accounts.all).map(({ uid }) => uid),
      ["b"]
    )
  })
})
