/** LoginRadius' Elixir SDK 1.1: roles, custom objects, registration data and webhooks. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, server, textAt } from "../setup.js"
import { account, isDeleted, isPosted, refusal, session, succeed } from "./client.js"

const nobody = "0".repeat(32)

export const applicationData = () => {
  describe("roles of an Elixir application", () => {
    it.live("are created, assigned, used in contexts and unassigned", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const none = { uid: nobody }
        const roles = {
          roles: [
            { name: "example_role", permissions: { pname1: true, pname2: true } },
            { name: "example_role2", permissions: { pname3: true } }
          ]
        }
        const made = yield* succeed("RolesManagement.rolesCreate", {}, roles)
        assert.deepStrictEqual(made, {
          data: [
            { Name: "example_role", Permissions: { pname1: true, pname2: true } },
            { Name: "example_role2", Permissions: { pname3: true } }
          ],
          Count: 2
        })
        assert.deepStrictEqual(yield* refusal("RolesManagement.rolesCreate", {}, roles), [403, 1175])
        assert.deepStrictEqual(yield* succeed("RolesManagement.rolesList"), made)
        const added = { permissions: ["pname5"] }
        assert.deepStrictEqual(
          yield* succeed("RolesManagement.addPermissionsToRole", { role: "example_role2" }, added),
          {
            Name: "example_role2",
            Permissions: { pname3: true, pname5: true }
          }
        )
        assert.deepStrictEqual(
          yield* refusal("RolesManagement.addPermissionsToRole", { role: "no role" }, added),
          [400, 1047]
        )

        const both = { roles: ["example_role", "example_role2"] }
        assert.deepStrictEqual(yield* succeed("RolesManagement.assignRolesByUid", { uid }, both), { Roles: both.roles })
        assert.deepStrictEqual(
          yield* refusal("RolesManagement.assignRolesByUid", { uid }, { roles: ["none"] }),
          [400, 1047]
        )
        assert.deepStrictEqual(yield* succeed("RolesManagement.rolesByUid", { uid }), { Roles: both.roles })
        assert.deepStrictEqual(yield* refusal("RolesManagement.rolesByUid", none), [403, 984])

        const context = { context: "example context", roles: both.roles, additionalpermissions: ["eap1", "eap2"] }
        const upsert = { rolecontext: [{ ...context, expiration: "2099-10-01 8:30:00 AM" }] }
        const contexts = yield* succeed("RolesManagement.upsertContext", { uid }, upsert)
        assert.deepStrictEqual(at(contexts, "Data.0"), {
          Context: "example context",
          Roles: both.roles,
          AdditionalPermissions: ["eap1", "eap2"],
          Expiration: "2099-10-01T08:30:00.000Z"
        })
        assert.deepStrictEqual(yield* refusal("RolesManagement.upsertContext", none, upsert), [403, 984])
        assert.deepStrictEqual(yield* succeed("RolesManagement.getContexts", { uid }), contexts)
        assert.deepStrictEqual(yield* refusal("RolesManagement.getContexts", none), [403, 984])

        const within = { uid, context: "example context" }
        const permissions = { additionalpermissions: ["eap1"] }
        const takePermissions = "RolesManagement.deleteAdditionalPermissionsFromContext"
        assert.deepStrictEqual(yield* succeed(takePermissions, within, permissions), isDeleted)
        assert.deepStrictEqual(yield* refusal(takePermissions, within, permissions), [403, 1142])
        const takeRole = "RolesManagement.deleteRoleFromContext"
        assert.deepStrictEqual(yield* succeed(takeRole, within, { roles: ["example_role2"] }), isDeleted)
        assert.deepStrictEqual(yield* refusal(takeRole, within, { roles: ["example_role2"] }), [400, 1047])
        const left = at(yield* succeed("RolesManagement.getContexts", { uid }), "Data.0")
        assert.deepInclude(left, { Roles: ["example_role"], AdditionalPermissions: ["eap2"] })
        assert.deepStrictEqual(yield* succeed("RolesManagement.deleteRoleContext", within), isDeleted)
        assert.deepStrictEqual(yield* refusal("RolesManagement.deleteRoleContext", within), [403, 1133])

        const second = { roles: ["example_role2"] }
        assert.deepStrictEqual(yield* succeed("RolesManagement.unassignRolesByUid", { uid }, second), isDeleted)
        assert.deepStrictEqual(yield* refusal("RolesManagement.unassignRolesByUid", none, second), [403, 984])
        assert.deepStrictEqual(yield* succeed("RolesManagement.rolesByUid", { uid }), { Roles: ["example_role"] })
        const removed = { permissions: ["pname2"] }
        assert.deepStrictEqual(yield* succeed("RolesManagement.removePermissions", { role: "example_role" }, removed), {
          Name: "example_role",
          Permissions: { pname1: true }
        })
        assert.deepStrictEqual(
          yield* refusal("RolesManagement.removePermissions", { role: "none" }, removed),
          [400, 1047]
        )
        assert.deepStrictEqual(yield* succeed("RolesManagement.deleteRole", { role: "example_role" }), isDeleted)
        assert.deepStrictEqual(yield* refusal("RolesManagement.deleteRole", { role: "example_role" }), [400, 1047])
        assert.deepStrictEqual(yield* succeed("RolesManagement.rolesByUid", { uid }), { Roles: [] })
      }).pipe(Effect.provide(server()))
    )
  })

  describe("custom objects of an Elixir application", () => {
    const objectname = "customobject1"
    const written = { customdata1: "my customdata1", customdata2: { nested: [1] } }

    it.live("are written, read and deleted by users and by management alike", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        const byToken = yield* succeed("CustomObjectManagement.createByAccessToken", { ...token, objectname }, written)
        const byUid = yield* succeed("CustomObjectManagement.createByUid", { uid, objectname }, written)
        assert.deepInclude(byToken, { Uid: uid, CustomObject: written, IsActive: true, IsDeleted: false })
        assert.deepInclude(byUid, { Uid: uid, CustomObject: written })
        const list = { data: [byToken, byUid], Count: 2 }
        assert.deepStrictEqual(
          yield* succeed("CustomObjectManagement.getByAccessToken", { ...token, objectname }),
          list
        )
        assert.deepStrictEqual(yield* succeed("CustomObjectManagement.getByUid", { uid, objectname }), list)

        const own = { ...token, objectname, objectrecordid: textAt(byUid, "Id") }
        const managed = { uid, objectname, objectrecordid: textAt(byToken, "Id") }
        const readOwn = "CustomObjectManagement.getByObjectRecordIdAndAccessToken"
        const read = "CustomObjectManagement.getByObjectRecordIdAndUid"
        assert.deepStrictEqual(yield* succeed(readOwn, own), byUid)
        assert.deepStrictEqual(yield* succeed(read, managed), byToken)

        const updateOwn = "CustomObjectManagement.updateByObjectRecordIdAndAccessToken"
        const update = "CustomObjectManagement.updateByObjectRecordIdAndUid"
        const partly = yield* succeed(updateOwn, { ...own, updatetype: "partialreplace" }, { customdata1: "changed" })
        assert.deepStrictEqual(at(partly, "CustomObject"), { ...written, customdata1: "changed" })
        const wholly = yield* succeed(update, { ...managed, updatetype: "replace" }, { customdata3: true })
        assert.deepStrictEqual(at(wholly, "CustomObject"), { customdata3: true })
        const now = { data: [wholly, partly], Count: 2 }
        assert.deepStrictEqual(yield* succeed("CustomObjectManagement.getByUid", { uid, objectname }), now)

        const deleteOwn = "CustomObjectManagement.deleteByObjectRecordIdAndAccessToken"
        const deleteManaged = "CustomObjectManagement.deleteByObjectRecordIdAndUid"
        assert.deepStrictEqual(yield* succeed(deleteOwn, own), isDeleted)
        assert.deepStrictEqual(yield* succeed(deleteManaged, managed), isDeleted)
        const empty = yield* succeed("CustomObjectManagement.getByAccessToken", { ...token, objectname })
        assert.deepStrictEqual(empty, { data: [], Count: 0 })
        for (const name of [readOwn, updateOwn, deleteOwn] as const) {
          assert.deepStrictEqual(yield* refusal(name, own, { a: 1 }), [403, 1057], name)
        }
        for (const name of [read, update, deleteManaged] as const) {
          assert.deepStrictEqual(yield* refusal(name, managed, { a: 1 }), [403, 1057], name)
        }
      }).pipe(Effect.provide(server()))
    )

    it.live("are refused without a name, and for an unknown account", () =>
      Effect.gen(function* () {
        const uid = yield* account()
        const token = yield* session()
        assert.deepStrictEqual(yield* refusal("CustomObjectManagement.createByAccessToken", token, written), [400, 908])
        assert.deepStrictEqual(yield* refusal("CustomObjectManagement.getByAccessToken", token), [400, 908])
        assert.deepStrictEqual(yield* refusal("CustomObjectManagement.createByUid", { uid }, written), [400, 908])
        const none = { uid: nobody, objectname }
        assert.deepStrictEqual(yield* refusal("CustomObjectManagement.createByUid", none, written), [403, 984])
        assert.deepStrictEqual(yield* refusal("CustomObjectManagement.getByUid", none), [403, 984])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("registration data of an Elixir application", () => {
    it.live("is created, read with and without its codes, checked, changed and deleted", () =>
      Effect.gen(function* () {
        const country = { type: "country", key: "example1", value: "value1", parentid: "", code: "examplecode" }
        const data = { Data: [{ ...country, isactive: true }] }
        assert.deepStrictEqual(yield* succeed("CustomRegistrationData.addRegistrationData", {}, data), isPosted)
        assert.deepStrictEqual(
          yield* refusal("CustomRegistrationData.addRegistrationData", {}, { Data: "none" }),
          [400, 908]
        )
        const page = { type: "country", skip: "0", limit: "50" }
        const list = yield* succeed("CustomRegistrationData.getRegistrationData", page)
        const recordid = textAt(list, "0.Id")
        const code = textAt(list, "0.Code")
        assert.deepStrictEqual([at(list, "0.Value"), code, at(list, "1")], ["value1", "examplecode", undefined])
        const wrongPage = { type: "country", skip: "some" }
        assert.deepStrictEqual(yield* refusal("CustomRegistrationData.getRegistrationData", wrongPage), [400, 908])
        const shown = yield* succeed("CustomRegistrationData.authGetRegistrationData", { type: "country" })
        assert.deepStrictEqual([at(shown, "0.Id"), at(shown, "0.Code")], [recordid, null])
        assert.deepStrictEqual(yield* refusal("CustomRegistrationData.authGetRegistrationData", wrongPage), [400, 908])

        const validate = "CustomRegistrationData.validateCode"
        assert.deepStrictEqual(yield* succeed(validate, {}, { recordid, code }), { IsValid: true })
        assert.deepStrictEqual(yield* refusal(validate, {}, { recordid, code: "wrong" }), [403, 1153])
        const update = { IsActive: true, Type: "country", Key: "Key", Value: "A value", ParentId: "", Code: "" }
        const changed = yield* succeed("CustomRegistrationData.updateRegistrationData", { recordid }, update)
        assert.deepStrictEqual([at(changed, "IsPosted"), at(changed, "Data.Value")], [true, "A value"])
        assert.deepStrictEqual(yield* refusal(validate, {}, { recordid, code }), [403, 1152])
        assert.deepStrictEqual(yield* succeed("CustomRegistrationData.deleteRegistrationData", { recordid }), isDeleted)
        const gone = yield* refusal("CustomRegistrationData.deleteRegistrationData", { recordid })
        assert.deepStrictEqual(
          yield* refusal("CustomRegistrationData.updateRegistrationData", { recordid }, update),
          gone
        )
        assert.include([1150, 1155], gone[1])
      }).pipe(Effect.provide(server()))
    )
  })

  describe("webhooks of an Elixir application", () => {
    const hook = { targeturl: "http://localhost:9/hooks", event: "Login" }

    it.live("are subscribed, tested, listed and unsubscribed", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* succeed("Webhooks.subscribe", {}, hook), isPosted)
        assert.deepStrictEqual(yield* refusal("Webhooks.subscribe", {}, hook), [403, 1110])
        assert.deepStrictEqual(yield* succeed("Webhooks.test"), { IsAllowed: true })
        assert.deepStrictEqual(yield* succeed("Webhooks.getSubscribedUrls", { event: "Login" }), {
          data: [{ TargetUrl: hook.targeturl, Event: "Login" }],
          Count: 1
        })
        assert.deepStrictEqual(yield* refusal("Webhooks.getSubscribedUrls", { event: "Sneeze" }), [403, 1086])
        assert.deepStrictEqual(yield* succeed("Webhooks.unsubscribe", {}, hook), isDeleted)
        assert.deepStrictEqual(yield* refusal("Webhooks.unsubscribe", {}, hook), [403, 1112])
        assert.deepStrictEqual(yield* succeed("Webhooks.getSubscribedUrls", { event: "Login" }), { data: [], Count: 0 })
      }).pipe(Effect.provide(server()))
    )
  })
}
