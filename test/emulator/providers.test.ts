import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as Store from "../../packages/emulator/src/Store.js"
import * as data from "../../packages/emulator/src/internal/provider/data.js"
import * as people from "../../packages/emulator/src/internal/provider/people.js"
import { seeded } from "../../packages/emulator/src/internal/provider/seeded.js"

const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

const entry = (id: string, more: Partial<Store.RegistrationEntry> = {}): Store.RegistrationEntry => ({
  id,
  type: "Country",
  key: id,
  value: id,
  parentId: undefined,
  code: undefined,
  isActive: true,
  createdAt: 0,
  modifiedAt: 0,
  ...more
})

describe("registration data in the store", () => {
  it("keeps its order when an entry changes, and is removed with its parent", () => {
    const store = Store.make()
    for (const id of ["a", "b", "c"]) store.putEntry(entry(id))
    store.putEntry(entry("d", { parentId: "a" }))
    store.putEntry(entry("e", { parentId: "d" }))
    store.putEntry(entry("b", { value: "changed" }))
    assert.deepStrictEqual(
      store.entries().map(({ id }) => id),
      ["a", "b", "c", "d", "e"]
    )
    assert.deepStrictEqual(store.entriesBelow("a"), ["a", "d", "e"])
    store.removeEntry("a")
    assert.deepStrictEqual(
      store.entries().map(({ id, value }) => [id, value]),
      [
        ["b", "changed"],
        ["c", "c"]
      ]
    )
  })

  it("violates the invariants with a missing parent or a cycle", () => {
    const wrong = (...entries: ReadonlyArray<Store.RegistrationEntry>) => {
      const store = Store.make()
      for (const one of entries) store.putEntry(one)
      return store.violations(uniqueness)
    }
    assert.lengthOf(wrong(entry("a", { parentId: "b" })), 1)
    assert.lengthOf(wrong(entry("a", { parentId: "b" }), entry("b", { parentId: "a" })), 2)
    assert.deepStrictEqual(wrong(entry("a"), entry("b", { parentId: "a" })), [])
  })

  it("stays a forest under the rules of its endpoints", () => {
    const ids = FastCheck.constantFrom("a", "b", "c", "d", "e")
    const commands = FastCheck.array(
      FastCheck.oneof(
        FastCheck.tuple(ids, FastCheck.option(ids, { nil: undefined })).map(
          ([id, parentId]) =>
            (store: Store.Service) => {
              const isThere = parentId === undefined || store.entry(parentId) !== undefined
              const isBelow = parentId !== undefined && store.entriesBelow(id).includes(parentId)
              if (isThere && !isBelow) store.putEntry(entry(id, { parentId }))
            }
        ),
        ids.map((id) => (store: Store.Service) => store.removeEntry(id))
      ),
      { maxLength: 30 }
    )
    FastCheck.assert(
      FastCheck.property(commands, (commands) => {
        const store = Store.make()
        for (const command of commands) {
          command(store)
          assert.deepStrictEqual(store.violations(uniqueness), [])
        }
      }),
      { seed: 7, numRuns: 200 }
    )
  })
})

describe("people at providers", () => {
  it("replace those of the same provider and id", () => {
    const store = Store.make()
    const person = (provider: string, id: string, name: string): Store.ProviderPerson => ({
      identity: { provider, id, emails: [], emailVerified: false, fields: { FirstName: name }, createdAt: 0 },
      token: undefined
    })
    store.putPerson(person("google", "1", "Ada"))
    store.putPerson(person("github", "1", "Grace"))
    store.putPerson(person("google", "1", "Augusta"))
    assert.deepStrictEqual(
      store.people("Google").map(({ identity }) => identity.fields["FirstName"]),
      ["Augusta"]
    )
    assert.strictEqual(store.person("github", "1")?.identity.fields["FirstName"], "Grace")
    assert.isUndefined(store.person("github", "2"))
  })

  it("are created for unknown tokens, a different one for each, and the same each time", () => {
    const tokens = Array.from({ length: 200 }, (_, i) => `token ${i}`)
    const found = tokens.map((token) => people.behind("facebook", token, undefined, 0))
    assert.strictEqual(new Set(found.map(({ id }) => id)).size, tokens.length)
    assert.strictEqual(new Set(found.map(({ emails }) => emails[0]?.Value)).size, tokens.length)
    assert.isAbove(
      new Set(found.map(({ fields }) => `${String(fields["FirstName"])} ${String(fields["LastName"])}`)).size,
      50
    )
    for (const [i, person] of found.entries()) {
      assert.match(person.id, /^[1-9]\d{14}$/)
      assert.match(person.emails[0]?.Value ?? "", /^[a-z]+\.[a-z]+\.[0-9a-f]{8}@facebook\.example$/)
      assert.deepStrictEqual(people.behind("facebook", tokens[i] as string, undefined, 0), person)
    }
    assert.notStrictEqual(people.behind("vkontakte", "token 0", undefined, 0).id, found[0]?.id)
    assert.deepStrictEqual(people.behind("vkontakte", "token 0", undefined, 0).emails, [])
  })
})

describe("data of providers", () => {
  const identity = people.behind("facebook", "token", undefined, 0)

  it("has unique ids, and dates in the format of the service", () => {
    const lists = [
      data.albums(identity),
      data.audios(identity),
      data.contacts(identity),
      data.events(identity),
      data.posts(identity),
      data.videos(identity)
    ] as ReadonlyArray<ReadonlyArray<{ readonly ID?: string | null; readonly CreatedDate?: string | null }>>
    const items = lists.flat()
    assert.strictEqual(new Set(items.map(({ ID }) => ID)).size, items.length)
    const dates = items.flatMap(({ CreatedDate }) => CreatedDate ?? [])
    assert.isAbove(dates.length, 10)
    for (const date of dates) assert.match(date, /^\d\d\/\d\d\/20\d\d \d\d:\d\d:\d\d$/)
  })

  it("is spread evenly by the generator", () => {
    const { below } = seeded("even")
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 4000; i++) counts[below(4)]!++
    for (const count of counts) assert.closeTo(count, 1000, 150)
  })
})
