import * as Account from "@loginradius-effect/core/Account"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { email, other, refusalOf, refuses, shows, user } from "../support.js"
import { rejectionOf, withWrongSecret } from "./infrastructure.js"

const uid = "00000000000000000000000000000000"
const noSuchAccount = { code: 984, status: 403 }
const noSuchRole = { code: 1047, status: 400 }
const noSuchContext = { code: 1133, status: 403 }

/** Roles by name, without permissions. */
const roles = (...names: ReadonlyArray<string>) =>
  RolesManagement.rolesCreate({ roles: names.map((Name) => ({ Name })) })

/** The permissions of a role in the list of all roles. */
const permissionsOf = (name: string) =>
  Effect.map(RolesManagement.rolesList(), ({ data }) => data.find(({ Name }) => Name === name)?.Permissions)

/** A user in a context with the role `editor` and two permissions. */
const inContext = Effect.gen(function* () {
  const { uid } = yield* user()
  yield* roles("editor")
  yield* RolesManagement.upsertContext({
    uid,
    roleContext: [{ Context: "blog", Roles: ["editor"], AdditionalPermissions: ["publish", "delete"] }]
  })
  return uid
})

export const cases = [
  shows(
    RolesManagement.rolesCreate,
    "creates roles with and without permissions, which the list then contains",
    Effect.gen(function* () {
      const made = yield* RolesManagement.rolesCreate({
        roles: [{ Name: "admin", Permissions: { read: true, write: false } }, { Name: "guest" }]
      })
      assert.deepEqual(made, yield* RolesManagement.rolesList())
      assert.deepEqual(yield* permissionsOf("admin"), { read: true, write: false })
      assert.deepEqual(yield* permissionsOf("guest"), {})
    })
  ),
  refuses(
    RolesManagement.rolesCreate,
    "refuses a name that is taken, and creates none of the roles",
    Effect.gen(function* () {
      yield* roles("admin")
      yield* refusalOf(roles("guest", "admin"), ErrorCode.RoleNameInvalidOrExists, { code: 1175, status: 403 })
      assert.equal((yield* RolesManagement.rolesList()).Count, 1)
    })
  ),

  shows(
    RolesManagement.rolesList,
    "lists roles in the order of their creation",
    Effect.gen(function* () {
      assert.deepEqual(yield* RolesManagement.rolesList(), { data: [], Count: 0 })
      yield* roles("b", "a")
      const { Count, data } = yield* RolesManagement.rolesList()
      assert.deepEqual([Count, data.map(({ Name }) => Name)], [2, ["b", "a"]])
    })
  ),
  refuses(
    RolesManagement.rolesList,
    "refuses a secret that is not the application's",
    rejectionOf(withWrongSecret(RolesManagement.rolesList()), { code: 902, reason: "SecretWrong", status: 401 })
  ),

  shows(
    RolesManagement.rolesByUid,
    "lists the roles of an account, which are also on its profile",
    Effect.gen(function* () {
      const { uid } = yield* user()
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: [] })
      yield* roles("admin", "guest")
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["guest"] })
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: ["guest"] })
      assert.deepEqual((yield* Account.profilesByUid({ uid })).Roles, ["guest"])
    })
  ),
  refuses(
    RolesManagement.rolesByUid,
    "refuses an unknown account",
    refusalOf(RolesManagement.rolesByUid({ uid }), ErrorCode.AccountIdInvalid, noSuchAccount)
  ),

  shows(
    RolesManagement.addPermissionsToRole,
    "adds permissions to a role",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "admin", Permissions: { read: true, write: false } }] })
      const role = yield* RolesManagement.addPermissionsToRole({ roleName: "admin", permissions: ["write", "delete"] })
      assert.deepEqual(role, { Name: "admin", Permissions: { read: true, write: true, delete: true } })
      assert.deepEqual(yield* permissionsOf("admin"), role.Permissions)
    })
  ),
  refuses(
    RolesManagement.addPermissionsToRole,
    "refuses a role with another letter case",
    Effect.gen(function* () {
      yield* roles("admin")
      yield* refusalOf(
        RolesManagement.addPermissionsToRole({ roleName: "Admin", permissions: ["read"] }),
        ErrorCode.RoleNotFound,
        noSuchRole
      )
    })
  ),

  shows(
    RolesManagement.removePermissions,
    "removes permissions from a role, whether it has them or not",
    Effect.gen(function* () {
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "admin", Permissions: { read: true, write: true } }] })
      const role = yield* RolesManagement.removePermissions({ roleName: "admin", permissions: ["write", "delete"] })
      assert.deepEqual(role, { Name: "admin", Permissions: { read: true } })
      assert.deepEqual(yield* permissionsOf("admin"), { read: true })
    })
  ),
  refuses(
    RolesManagement.removePermissions,
    "refuses an unknown role",
    refusalOf(
      RolesManagement.removePermissions({ roleName: "admin", permissions: ["read"] }),
      ErrorCode.RoleNotFound,
      noSuchRole
    )
  ),

  shows(
    RolesManagement.deleteRole,
    "deletes a role and removes it from accounts and their contexts",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* roles("guest", "a/b ü")
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["editor", "guest", "a/b ü"] })
      assert.deepEqual(yield* RolesManagement.deleteRole({ roleName: "editor" }), { IsDeleted: true })
      yield* RolesManagement.deleteRole({ roleName: "a/b ü" })
      assert.deepEqual(
        (yield* RolesManagement.rolesList()).data.map(({ Name }) => Name),
        ["guest"]
      )
      assert.deepEqual((yield* Account.profilesByUid({ uid })).Roles, ["guest"])
      assert.deepEqual((yield* RolesManagement.getContexts({ uid })).Data[0]?.Roles, [])
    })
  ),
  refuses(
    RolesManagement.deleteRole,
    "refuses an unknown role",
    refusalOf(RolesManagement.deleteRole({ roleName: "admin" }), ErrorCode.RoleNotFound, noSuchRole)
  ),

  shows(
    RolesManagement.assignRolesByUid,
    "adds roles to an account, each once",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* roles("admin", "guest")
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["guest"] })
      const answer = yield* RolesManagement.assignRolesByUid({ uid, roles: ["admin", "guest", "admin"] })
      assert.deepEqual(answer, { Roles: ["guest", "admin"] })
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), answer)
    })
  ),
  refuses(
    RolesManagement.assignRolesByUid,
    "refuses an unknown role, and assigns none",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* roles("guest")
      yield* refusalOf(
        RolesManagement.assignRolesByUid({ uid, roles: ["guest", "admin"] }),
        ErrorCode.RoleNotFound,
        noSuchRole
      )
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: [] })
    })
  ),

  shows(
    RolesManagement.unassignRolesByUid,
    "removes roles from the account, and keeps its contexts",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* roles("guest")
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["editor", "guest"] })
      assert.deepEqual(yield* RolesManagement.unassignRolesByUid({ uid, roles: ["editor"] }), { IsDeleted: true })
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: ["guest"] })
      assert.deepEqual((yield* RolesManagement.getContexts({ uid })).Data[0]?.Roles, ["editor"])
    })
  ),
  refuses(
    RolesManagement.unassignRolesByUid,
    "refuses an unknown role",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* refusalOf(
        RolesManagement.unassignRolesByUid({ uid, roles: ["admin"] }),
        ErrorCode.RoleNotFound,
        noSuchRole
      )
    })
  ),

  shows(
    RolesManagement.upsertContext,
    "replaces a context of the same name, and keeps the others",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* roles("reader")
      const expiration = RolesManagement.formatExpiration(new Date("2030-01-31T13:05:00Z"))
      const written = yield* RolesManagement.upsertContext({
        uid,
        roleContext: [
          { Context: "shop", Roles: ["reader", "editor"], Expiration: expiration },
          { Context: "blog", Roles: ["reader"] }
        ]
      })
      assert.deepEqual(written.Data, [
        { Context: "blog", Roles: ["reader"], AdditionalPermissions: [], Expiration: null },
        {
          Context: "shop",
          Roles: ["reader", "editor"],
          AdditionalPermissions: [],
          Expiration: "2030-01-31T13:05:00.000Z"
        }
      ])
      assert.deepEqual(yield* RolesManagement.getContexts({ uid }), written)
    })
  ),
  refuses(
    RolesManagement.upsertContext,
    "refuses an unknown role, and writes nothing",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* refusalOf(
        RolesManagement.upsertContext({ uid, roleContext: [{ Context: "shop" }, { Context: "blog", Roles: ["x"] }] }),
        ErrorCode.RoleNotFound,
        noSuchRole
      )
      assert.deepEqual(
        (yield* RolesManagement.getContexts({ uid })).Data.map(({ Context, Roles }) => [Context, Roles]),
        [["blog", ["editor"]]]
      )
    })
  ),

  shows(
    RolesManagement.getContexts,
    "lists the contexts of an account",
    Effect.gen(function* () {
      const { uid: other } = yield* user({ email: "grace@example.com" })
      assert.deepEqual(yield* RolesManagement.getContexts({ uid: other }), { Data: [] })
      const uid = yield* inContext
      assert.deepEqual((yield* RolesManagement.getContexts({ uid })).Data, [
        { Context: "blog", Roles: ["editor"], AdditionalPermissions: ["publish", "delete"], Expiration: null }
      ])
      assert.deepEqual(yield* RolesManagement.getContexts({ uid: other }), { Data: [] })
    })
  ),
  refuses(
    RolesManagement.getContexts,
    "refuses an unknown account",
    refusalOf(RolesManagement.getContexts({ uid }), ErrorCode.AccountIdInvalid, noSuchAccount)
  ),

  shows(
    RolesManagement.deleteRoleContext,
    "deletes a context and keeps the others",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* RolesManagement.upsertContext({ uid, roleContext: [{ Context: "shop" }] })
      assert.deepEqual(yield* RolesManagement.deleteRoleContext({ uid, contextName: "blog" }), { IsDeleted: true })
      assert.deepEqual(
        (yield* RolesManagement.getContexts({ uid })).Data.map(({ Context }) => Context),
        ["shop"]
      )
    })
  ),
  refuses(
    RolesManagement.deleteRoleContext,
    "refuses an unknown context",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* refusalOf(
        RolesManagement.deleteRoleContext({ uid, contextName: "shop" }),
        ErrorCode.RoleContextNameInvalid,
        noSuchContext
      )
    })
  ),

  shows(
    RolesManagement.deleteRoleFromContext,
    "removes roles from a context, which stays when it is empty",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* RolesManagement.deleteRoleFromContext({ uid, contextName: "blog", roles: ["editor"] })
      const { Data } = yield* RolesManagement.getContexts({ uid })
      assert.deepEqual([Data[0]?.Roles, Data[0]?.AdditionalPermissions], [[], ["publish", "delete"]])
    })
  ),
  refuses(
    RolesManagement.deleteRoleFromContext,
    "refuses a role that is not in the context",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* roles("reader")
      yield* refusalOf(
        RolesManagement.deleteRoleFromContext({ uid, contextName: "blog", roles: ["editor", "reader"] }),
        ErrorCode.RoleNotFound,
        noSuchRole
      )
      assert.deepEqual((yield* RolesManagement.getContexts({ uid })).Data[0]?.Roles, ["editor"])
    })
  ),

  shows(
    RolesManagement.deleteAdditionalPermissionsFromContext,
    "removes additional permissions from a context",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* RolesManagement.deleteAdditionalPermissionsFromContext({
        uid,
        contextName: "blog",
        additionalPermissions: ["delete"]
      })
      const { Data } = yield* RolesManagement.getContexts({ uid })
      assert.deepEqual([Data[0]?.Roles, Data[0]?.AdditionalPermissions], [["editor"], ["publish"]])
    })
  ),
  refuses(
    RolesManagement.deleteAdditionalPermissionsFromContext,
    "refuses a permission that is not in the context",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* refusalOf(
        RolesManagement.deleteAdditionalPermissionsFromContext({
          uid,
          contextName: "blog",
          additionalPermissions: ["archive"]
        }),
        ErrorCode.AdditionalPermissionNotFound,
        { code: 1142, status: 403 }
      )
    })
  ),

  shows(
    RolesManagement.roleContextByContextName,
    "lists the accounts that have the context, and what they may do there",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* Account.update({ uid, profile: { FirstName: "Ada", LastName: "King", ImageUrl: "https://example.com/a" } })
      const second = yield* user({ email: other })
      yield* RolesManagement.upsertContext({ uid: second.uid, roleContext: [{ Context: "shop", Roles: ["editor"] }] })
      assert.deepEqual(yield* RolesManagement.roleContextByContextName({ contextName: "blog" }), {
        Data: [
          {
            Uid: uid,
            FullName: "Ada King",
            ImageUrl: "https://example.com/a",
            LastLoginDate: "0001-01-01T00:00:00",
            Email: [{ Type: "Primary", Value: email }],
            RoleContext: { Roles: ["editor"], AdditionalPermissions: ["publish", "delete"], Expiration: null }
          }
        ]
      })
    })
  ),
  refuses(
    RolesManagement.roleContextByContextName,
    "refuses a name that no account has a context of",
    Effect.gen(function* () {
      const uid = yield* inContext
      yield* RolesManagement.deleteRoleContext({ uid, contextName: "blog" })
      yield* refusalOf(
        RolesManagement.roleContextByContextName({ contextName: "blog" }),
        ErrorCode.RoleContextNameInvalid,
        noSuchContext
      )
    })
  )
]
