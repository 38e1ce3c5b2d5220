import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import * as data from "../../packages/emulator/src/provider/data.js"
import { deterministic } from "../../packages/emulator/src/provider/deterministic.js"
import * as people from "../../packages/emulator/src/provider/people.js"
import * as Providers from "../../packages/emulator/src/state/Providers.js"
import * as RegistrationData from "../../packages/emulator/src/state/RegistrationData.js"
import { newStore, type State, uniqueness, violationsOf } from "./storeFixture.js"

const entry = (
  id: string,
  more: Partial<RegistrationData.RegistrationEntry> = {}
): RegistrationData.RegistrationEntry => ({
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
    const store = newStore()
    for (const id of ["a", "b", "c"]) store.change(RegistrationData.put(entry(id)))
    store.change(RegistrationData.put(entry("d", { parentId: "a" })))
    store.change(RegistrationData.put(entry("e", { parentId: "d" })))
    store.change(RegistrationData.put(entry("b", { value: "changed" })))
    assert.deepStrictEqual(
      store.read(RegistrationData.all).map(({ id }) => id),
      ["a", "b", "c", "d", "e"]
    )
    assert.deepStrictEqual(store.read(RegistrationData.below("a")), ["a", "d", "e"])
    store.change(RegistrationData.remove("a"))
    assert.deepStrictEqual(
      store.read(RegistrationData.all).map(({ id, value }) => [id, value]),
      [
        ["b", "changed"],
        ["c", "c"]
      ]
    )
  })

  it("violates the invariants with a missing parent or a cycle", () => {
    const wrong = (...entries: ReadonlyArray<RegistrationData.RegistrationEntry>) => {
      const store = newStore()
      for (const one of entries) store.change(RegistrationData.put(one))
      return violationsOf(store, uniqueness)
    }
    assert.lengthOf(wrong(entry("a", { parentId: "b" })), 1)
    assert.lengthOf(wrong(entry("a", { parentId: "b" }), entry("b", { parentId: "a" })), 2)
    assert.deepStrictEqual(wrong(entry("a"), entry("b", { parentId: "a" })), [])
  })

  it("stays a forest under the rules of its endpoints", () => {
    const ids = FastCheck.constantFrom("a", "b", "c", "d", "e")
    const commands = FastCheck.array(
      FastCheck.oneof(
        FastCheck.tuple(ids, FastCheck.option(ids, { nil: undefined })).map(([id, parentId]) => (store: State) => {
          const isThere = parentId === undefined || store.read(RegistrationData.byId(parentId)) !== undefined
          const isBelow = parentId !== undefined && store.read(RegistrationData.below(id)).includes(parentId)
          if (isThere && !isBelow) store.change(RegistrationData.put(entry(id, { parentId })))
        }),
        ids.map((id) => (store: State) => store.change(RegistrationData.remove(id)))
      ),
      { maxLength: 30 }
    )
    FastCheck.assert(
      FastCheck.property(commands, (commands) => {
        const store = newStore()
        for (const command of commands) {
          command(store)
          assert.deepStrictEqual(violationsOf(store, uniqueness), [])
        }
      }),
      { seed: 7, numRuns: 200 }
    )
  })
})

describe("people at providers", () => {
  it("replace those of the same provider and id", () => {
    const store = newStore()
    const person = (provider: string, id: string, name: string): Providers.ProviderPerson => ({
      identity: { provider, id, emails: [], emailVerified: false, fields: { FirstName: name }, createdAt: 0 },
      token: undefined
    })
    store.change(Providers.putPerson(person("google", "1", "Ada")))
    store.change(Providers.putPerson(person("github", "1", "Grace")))
    store.change(Providers.putPerson(person("google", "1", "Augusta")))
    assert.deepStrictEqual(
      store.read(Providers.people("Google")).map(({ identity }) => identity.fields["FirstName"]),
      ["Augusta"]
    )
    assert.strictEqual(store.read(Providers.person("github", "1"))?.identity.fields["FirstName"], "Grace")
    assert.isUndefined(store.read(Providers.person("github", "2")))
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
    const { below } = deterministic("even")
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 4000; i++) counts[below(4)]!++
    for (const count of counts) assert.closeTo(count, 1000, 150)
  })
})
