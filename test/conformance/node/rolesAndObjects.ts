/** LoginRadius' Node SDK 11.7.0: roles, and custom objects. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, textAt } from "../setup.js"
import { account, call, lastExchange, logIn, refusal, sdk } from "../sdk.js"

const email = "ada@example.com"
const nobody = "0".repeat(32)
const isDeleted = { IsDeleted: true }

export const rolesAndObjects = () => {
  describe("roles", () => {
    it.live("are created with permissions, which are added and removed", () =>
      Effect.gen(function* () {
        const admin = { Name: "admin", Permissions: { read: true } }
        const guest = { name: "guest" }
        const both = { data: [admin, { Name: "guest", Permissions: {} }], Count: 2 }
        assert.deepStrictEqual(yield* call("roleApi.createRoles", { roles: [admin, guest] }), both)
        assert.deepStrictEqual(yield* call("roleApi.getRolesList"), both)
        assert.strictEqual(yield* refusal("roleApi.createRoles", { roles: [admin] }), 1175)
        assert.deepStrictEqual(yield* call("roleApi.addRolePermissions", { permissions: ["write"] }, "admin"), {
          Name: "admin",
          Permissions: { read: true, write: true }
        })
        assert.deepStrictEqual(yield* call("roleApi.removeRolePermissions", { Permissions: ["read"] }, "admin"), {
          Name: "admin",
          Permissions: { write: true }
        })
        assert.deepStrictEqual(yield* call("roleApi.deleteRole", "guest"), isDeleted)
        assert.strictEqual(yield* refusal("roleApi.deleteRole", "guest"), 1047)
        assert.strictEqual((yield* lastExchange).status, 400)
        assert.deepStrictEqual(yield* call("roleApi.getRolesList"), {
          data: [{ Name: "admin", Permissions: { write: true } }],
          Count: 1
        })
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are assigned to accounts, and are on their profiles", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        yield* call("roleApi.createRoles", { roles: [{ Name: "admin" }, { Name: "guest" }] })
        assert.deepStrictEqual(yield* call("roleApi.getRolesByUid", uid), { Roles: [] })
        const roles = { Roles: ["admin", "guest"] }
        assert.deepStrictEqual(yield* call("roleApi.assignRolesByUid", { roles: ["admin", "guest"] }, uid), roles)
        assert.deepStrictEqual(yield* call("roleApi.getRolesByUid", uid), roles)
        assert.deepStrictEqual(yield* call("roleApi.unassignRolesByUid", { Roles: ["admin"] }, uid), isDeleted)
        assert.deepStrictEqual(at(yield* call("accountApi.getAccountProfileByUid", uid), "Roles"), ["guest"])
        assert.strictEqual(yield* refusal("roleApi.assignRolesByUid", { roles: ["staff"] }, uid), 1047)
        assert.strictEqual(yield* refusal("roleApi.getRolesByUid", nobody), 984)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are assigned in contexts, with additional permissions and an expiry", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        yield* call("roleApi.createRoles", { roles: [{ Name: "editor" }] })
        const context = { context: "blog", roles: ["editor"], additionalpermissions: ["publish"] }
        const upsert = (more: object) =>
          call("roleApi.updateRoleContextByUid", { rolecontext: [{ ...context, ...more }] }, uid)
        const contexts = {
          Data: [
            {
              Context: "blog",
              Roles: ["editor"],
              AdditionalPermissions: ["publish"],
              Expiration: "2099-12-31T13:05:09.000Z"
            }
          ]
        }
        assert.deepStrictEqual(yield* upsert({ expiration: "12/31/2099 1:5:9 PM" }), contexts)
        assert.deepStrictEqual(yield* call("roleApi.getRoleContextByUid", uid), contexts)
        const members = yield* call("roleApi.getRoleContextByContextName", "blog")
        assert.strictEqual(textAt(members, "Data.0.Uid"), uid)
        assert.strictEqual(yield* refusal("roleApi.getRoleContextByContextName", "shop"), 1133)
        const removePermission = [{ additionalPermissions: ["publish"] }, uid]
        assert.deepStrictEqual(
          yield* call("roleApi.deleteAdditionalPermissionFromRoleContextByUid", "blog", ...removePermission),
          isDeleted
        )
        assert.deepStrictEqual(
          yield* call("roleApi.deleteRolesFromRoleContextByUid", "blog", { roles: ["editor"] }, uid),
          isDeleted
        )
        const empty = yield* call("roleApi.getRoleContextByUid", uid)
        assert.deepStrictEqual([at(empty, "Data.0.Roles"), at(empty, "Data.0.AdditionalPermissions")], [[], []])
        assert.deepStrictEqual(yield* call("roleApi.deleteRoleContextByUid", "blog", uid), isDeleted)
        assert.deepStrictEqual(yield* call("roleApi.getRoleContextByUid", uid), { Data: [] })
        assert.strictEqual(yield* refusal("roleApi.deleteRoleContextByUid", "blog", uid), 1133)
      }).pipe(Effect.provide(sdk()))
    )
  })

  describe("custom objects", () => {
    it.live("are written, read and deleted by users", () =>
      Effect.gen(function* () {
        yield* account(email)
        const token = yield* logIn(email)
        const made = yield* call("customObjectApi.createCustomObjectByToken", token, "cart", {
          items: ["tea"],
          paid: 0
        })
        const id = textAt(made, "Id")
        assert.deepStrictEqual(
          yield* call("customObjectApi.getCustomObjectByRecordIDAndToken", token, "cart", id),
          made
        )
        const update = (object: object, type: string) =>
          call("customObjectApi.updateCustomObjectByToken", token, "cart", id, object, type)
        const partly = yield* update({ paid: 1 }, "partialreplace")
        assert.deepStrictEqual(at(partly, "CustomObject"), { items: ["tea"], paid: 1 })
        const wholly = yield* update({ paid: 2 }, "replace")
        assert.deepStrictEqual(at(wholly, "CustomObject"), { paid: 2 })
        assert.deepStrictEqual(yield* call("customObjectApi.getCustomObjectByToken", token, "cart"), {
          data: [wholly],
          Count: 1
        })
        assert.deepStrictEqual(yield* call("customObjectApi.deleteCustomObjectByToken", token, "cart", id), isDeleted)
        assert.strictEqual(yield* refusal("customObjectApi.getCustomObjectByRecordIDAndToken", token, "cart", id), 1057)
      }).pipe(Effect.provide(sdk()))
    )

    it.live("are written, read and deleted by management", () =>
      Effect.gen(function* () {
        const uid = yield* account(email)
        const made = yield* call("customObjectApi.createCustomObjectByUid", "cart", { items: ["tea"] }, uid)
        const id = textAt(made, "Id")
        assert.strictEqual(textAt(made, "Uid"), uid)
        assert.deepStrictEqual(yield* call("customObjectApi.getCustomObjectByRecordID", "cart", id, uid), made)
        const updated = yield* call(
          "customObjectApi.updateCustomObjectByUid",
          "cart",
          id,
          { a: 1 },
          uid,
          "partialreplace"
        )
        assert.deepStrictEqual(at(updated, "CustomObject"), { items: ["tea"], a: 1 })
        assert.deepStrictEqual(yield* call("customObjectApi.getCustomObjectByUid", "cart", uid), {
          data: [updated],
          Count: 1
        })
        assert.strictEqual(yield* refusal("customObjectApi.getCustomObjectByRecordID", "cart", "none", uid), 1001)
        assert.deepStrictEqual(yield* call("customObjectApi.deleteCustomObjectByRecordID", "cart", id, uid), isDeleted)
        assert.deepStrictEqual(yield* call("customObjectApi.getCustomObjectByUid", "cart", uid), { data: [], Count: 0 })
      }).pipe(Effect.provide(sdk()))
    )
  })
}
