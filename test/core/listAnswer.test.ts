import { assert, describe, it } from "@effect/vitest"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import type * as Wire from "@loginradius-effect/core/Wire"
import { Either } from "effect"
import { decode } from "../../packages/core/src/internal/wire/codec.js"

describe("lists of roles, contexts and objects", () => {
  const lists: ReadonlyArray<readonly [wire: Wire.Wire<object, unknown, unknown>, member: string, item: unknown]> = [
    [RolesManagement.RoleList, "data", { Name: "admin", Permissions: null }],
    [RolesManagement.AccountRoles, "Roles", "admin"],
    [RolesManagement.RoleContextList, "Data", { Context: "blog", Expiration: null }],
    [CustomObjectManagement.CustomObjectList, "data", { Id: "0", CustomObject: [1] }]
  ]

  it("are read as the service answers them", () => {
    for (const [wire, member, item] of lists) {
      const answer = { [member]: [item], Count: 1, later: null }
      assert.deepStrictEqual(Either.getOrThrow(decode(wire, answer)), answer)
    }
  })

  it("are empty where the service answers null, and keep other members", () => {
    for (const [wire, member] of lists) {
      const answer = Either.getOrThrow(decode(wire, { [member]: null, later: 1 }))
      assert.deepStrictEqual<unknown>(answer, { [member]: [], later: 1 })
    }
  })

  it("are refused without the list", () => {
    for (const [wire, member] of lists) {
      for (const answer of [{}, { IsPosted: true }, { [member]: {} }, { [member]: "[]" }, null, []]) {
        assert.isTrue(Either.isLeft(decode(wire, answer)), JSON.stringify(answer))
      }
    }
  })

  it("lose items of another type, and are refused with items that are not what they claim to be", () => {
    for (const [wire, member, item] of lists) {
      const answer = Either.getOrThrow(decode(wire, { [member]: [null, item, []] }))
      assert.deepStrictEqual<unknown>(answer, { [member]: [item] })
      // A role of an account is a text, which is recognised by nothing.
      const isText = typeof item === "string"
      assert.strictEqual(Either.isRight(decode(wire, { [member]: [item, {}] })), isText, member)
    }
  })
})
