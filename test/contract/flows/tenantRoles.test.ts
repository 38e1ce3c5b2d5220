import { assert, describe } from "@effect/vitest"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { flow, raw } from "../flow.js"
import { reveal, user } from "../support.js"

const roles = "/v2/manage/roles"

const manage = (method: string, path: string, body?: unknown) =>
  Effect.flatMap(Emulator.settings, ({ apiSecret }) =>
    raw(method, path, body, { headers: { "x-loginradius-apisecret": reveal(apiSecret) } })
  )

const editor = { Name: "editor", Description: "Edits", Permissions: ["publish"] }

/** The id of a new role. */
const idOf = (body: object) => Effect.map(manage("POST", roles, body), (answer) => String(answer.body["Id"]))

describe("roles by their ids", () => {
  flow(
    "are those by their names, for accounts, too",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { body } = yield* manage("POST", roles, editor)
      assert.deepInclude(body, { Name: "editor", Description: "Edits", Level: "tenant", OrgId: "" })
      assert.deepStrictEqual((yield* RolesManagement.rolesList()).data, [
        { Name: "editor", Permissions: { publish: true } }
      ])
      assert.deepStrictEqual((yield* RolesManagement.assignRolesByUid({ uid, roles: ["editor"] })).Roles, ["editor"])
      yield* manage("DELETE", `${roles}/${String(body["Id"])}`)
      assert.deepStrictEqual((yield* RolesManagement.rolesByUid({ uid })).Roles, [])
    })
  )

  flow(
    "are read one by one, by name, and all together",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "reader", Permissions: { read: true, write: false } }] })
      const id = yield* idOf(editor)
      const { body } = yield* manage("GET", `${roles}/${id}`)
      assert.nestedPropertyVal(body, "Permissions[0].Name", "publish")
      assert.deepStrictEqual((yield* manage("GET", `${roles}/editor/name`)).body, { Data: [body] })
      const all = (yield* manage("GET", roles)).body["Data"] as ReadonlyArray<{ readonly Name: string }>
      assert.deepStrictEqual(
        all.map(({ Name }) => Name),
        ["reader", "editor"]
      )
      assert.nestedPropertyVal(all, "0.Permissions.length", 1)
    })
  )

  flow(
    "get permissions by their ids or names in place of those that they had",
    Effect.gen(function* () {
      const id = yield* idOf(editor)
      const { body } = yield* manage("GET", `${roles}/${id}`)
      const [{ ID = "" } = {}] = body["Permissions"] as ReadonlyArray<{ readonly ID?: string }>
      yield* manage("PUT", `${roles}/${id}`, { Name: "editor", Description: "", Permissions: [ID, "delete"] })
      assert.deepStrictEqual((yield* RolesManagement.rolesList()).data, [
        { Name: "editor", Permissions: { publish: true, delete: true } }
      ])
      yield* manage("PUT", `${roles}/${id}`, { Name: "editor", Description: "", Permissions: [] })
      assert.deepStrictEqual((yield* RolesManagement.rolesList()).data, [{ Name: "editor", Permissions: {} }])
    })
  )

  flow(
    "are refused by the codes that their pages have",
    Effect.gen(function* () {
      const id = yield* idOf(editor)
      const codeOf = (method: string, path: string, body?: unknown) =>
        Effect.map(manage(method, path, body), (answer) => [answer.status, answer.body["ErrorCode"]])
      assert.deepStrictEqual(yield* codeOf("POST", roles, editor), [403, 8123])
      for (const path of [`${roles}/role_none`, `${roles}/none/name`]) {
        assert.deepStrictEqual(yield* codeOf("GET", path), [403, 8125])
      }
      assert.deepStrictEqual(yield* codeOf("DELETE", `${roles}/role_none`), [403, 8125])
      assert.deepStrictEqual(yield* codeOf("PUT", `${roles}/${id}`, { ...editor, Name: "other" }), [400, 7914])
      const { body } = yield* raw("GET", roles)
      assert.strictEqual(body["ErrorCode"], 923)
      assert.lengthOf((yield* RolesManagement.rolesList()).data, 1)
    })
  )
})
