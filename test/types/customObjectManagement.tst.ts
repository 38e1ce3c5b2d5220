import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { type Effect, Schema } from "effect"
import { describe, expect, test } from "tstyche"

interface Cart {
  readonly items: ReadonlyArray<string>
}

describe("custom objects", () => {
  type Update = Endpoint.Input<typeof CustomObjectManagement.updateByObjectRecordIdAndUid>

  test("are any object, also of an interface type, and nothing else", () => {
    const input = { uid: "u", objectName: "cart" }
    const cart = null as unknown as Cart
    expect(CustomObjectManagement.createByUid).type.toBeCallableWith({ ...input, object: { items: [1] } })
    expect(CustomObjectManagement.createByUid).type.toBeCallableWith({ ...input, object: cart })
    expect(CustomObjectManagement.createByUid).type.not.toBeCallableWith({ ...input, object: "text" })
    expect(CustomObjectManagement.createByUid).type.not.toBeCallableWith(input)
  })

  test("are updated in one of two ways, or in an unknown one", () => {
    expect<"partialreplace">().type.toBeAssignableTo<Update["updateType"]>()
    expect<undefined>().type.toBeAssignableTo<Update["updateType"]>()
    expect<1>().type.not.toBeAssignableTo<Update["updateType"]>()
  })

  test("have the type of the caller's schema", () => {
    const typed = CustomObjectManagement.withSchema(Schema.Struct({ since: Schema.Date }))
    expect(typed.encode({ since: new Date(0) })).type.toBe<
      Effect.Effect<{ readonly since: string }, CustomObjectManagement.InvalidCustomObject>
    >()
    expect<Effect.Effect.Success<ReturnType<typeof typed.decode>>["CustomObject"]>().type.toBe<{
      readonly since: Date
    }>()
    expect<Effect.Effect.Success<ReturnType<typeof typed.decode>>["Id"]>().type.toBe<string>()
    expect(CustomObjectManagement.withSchema).type.not.toBeCallableWith(Schema.String)
  })
})

describe("lists", () => {
  test("are required members", () => {
    expect<RolesManagement.AccountRoles["Roles"]>().type.toBe<ReadonlyArray<string>>()
    expect<RolesManagement.RoleList["data"]>().type.toBe<ReadonlyArray<RolesManagement.Role>>()
    expect<CustomObjectManagement.CustomObjectList["data"]>().type.toBe<
      ReadonlyArray<CustomObjectManagement.CustomObjectRecord>
    >()
  })
})
