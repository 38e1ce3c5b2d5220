/**
 * The roles of the application as LoginRadius' SDKs know them from version 12 on: by id, with descriptions. They are the roles that
 * the older calls know by name, and no endpoint of core has them.
 */
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Wire from "@loginradius-effect/core/Wire"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle } from "../../handle.js"
import { toHex } from "../../internal/effect.js"
import { isName } from "../../internal/names.js"
import * as Accounts from "../../state/Accounts.js"
import * as Roles from "../../state/Roles.js"
import type { Role } from "../../state/Roles.js"

const permissionMembers = () => ({ ID: Wire.string, Name: Wire.string, Description: Wire.string })

const tenantRoleMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Description: Wire.string,
  Level: Wire.string,
  OrgId: Wire.string,
  Permissions: Wire.array(Wire.document("TenantPermission", permissionMembers))
})

const TenantRole = /* @__PURE__ */ Wire.document("TenantRole", tenantRoleMembers)

const TenantRoles = /* @__PURE__ */ Wire.document("TenantRoles", () => ({ Data: Wire.array(TenantRole) }))

const Deleted = /* @__PURE__ */ Wire.document("TenantRoleDeleted", () => ({ IsDeleted: Wire.boolean }))

const roleBody = () => ({
  name: Wire.named(Wire.string, "Name"),
  description: Wire.named(Wire.optional(Wire.string), "Description"),
  permissions: Wire.named(Wire.optional(Wire.array(Wire.string)), "Permissions")
})

// --- documents ---------------------------------------------------------------------------------------------------------

/** Names never change here, so that an id can be made of one. */
const idOf = (kind: "role" | "perm", name: string): string => `${kind}_${toHex(name)}`

const document = ({ description = "", name, permissions }: Role) => ({
  Id: idOf("role", name),
  Name: name,
  Description: description,
  Level: "tenant",
  OrgId: "",
  Permissions: Object.entries(permissions).flatMap(([permission, granted]) =>
    granted ? [{ ID: idOf("perm", permission), Name: permission, Description: "" }] : []
  )
})

/** What a role permits: permissions by their ids or by their names. */
const permissionsOf = (given: ReadonlyArray<string>, known: ReadonlyArray<Role>): Role["permissions"] => {
  const names = new Map(
    known.flatMap(({ permissions }) => Object.keys(permissions)).map((name) => [idOf("perm", name), name])
  )
  return Object.fromEntries(given.map((permission) => [names.get(permission) ?? permission, true]))
}

// --- refusals ----------------------------------------------------------------------------------------------------------

const refused = (code: number, message: string, status = 403) =>
  Effect.fail({ ...Handler.refusal("manageV2", code, { status, description: message }), message })

const duplicate = () => refused(8123, "Duplicate Role name")

const unknown = () => refused(8125, "Role does not exist")

const byId = (id: string) =>
  Effect.gen(function* () {
    const context = yield* current
    const roles = context.store.read(Roles.all)
    const role = roles.find(({ name }) => idOf("role", name) === id)
    return role === undefined ? yield* unknown() : { ...context, roles, role }
  })

// --- operations --------------------------------------------------------------------------------------------------------

const create = handle(
  Endpoint.make("TenantRoles.create", () => ({
    route: "POST /v2/manage/roles",
    auth: Credential.secret,
    body: roleBody(),
    success: TenantRole,
    safety: "creates"
  })),
  ({ description = "", name, permissions = [] }) =>
    Effect.gen(function* () {
      const { store } = yield* current
      const roles = store.read(Roles.all)
      if (!isName(name)) return yield* refused(7914, "Post body is invalid", 400)
      if (roles.some((role) => role.name === name)) return yield* duplicate()
      const role: Role = { name, permissions: permissionsOf(permissions, roles), description }
      store.change(Roles.put(role))
      return document(role)
    })
)

const all = handle(
  Endpoint.make("TenantRoles.list", () => ({
    route: "GET /v2/manage/roles",
    auth: Credential.secret,
    success: TenantRoles,
    safety: "read"
  })),
  () => Effect.map(current, ({ store }) => ({ Data: store.read(Roles.all).map(document) }))
)

const one = handle(
  Endpoint.make("TenantRoles.get", () => ({
    route: "GET /v2/manage/roles/:id",
    auth: Credential.secret,
    success: TenantRole,
    safety: "read"
  })),
  ({ id }) => Effect.map(byId(id), ({ role }) => document(role))
)

const named = handle(
  Endpoint.make("TenantRoles.byName", () => ({
    route: "GET /v2/manage/roles/:roleName/name",
    auth: Credential.secret,
    success: TenantRoles,
    safety: "read"
  })),
  ({ roleName }) =>
    Effect.flatMap(current, ({ store }) => {
      const role = store.read(Roles.byName(roleName))
      return role === undefined ? unknown() : Effect.succeed({ Data: [document(role)] })
    })
)

const update = handle(
  Endpoint.make("TenantRoles.update", () => ({
    route: "PUT /v2/manage/roles/:id",
    auth: Credential.secret,
    body: roleBody(),
    success: TenantRole,
    safety: "idempotent"
  })),
  ({ description = "", id, name, permissions = [] }) =>
    Effect.flatMap(byId(id), ({ role, roles, store }) => {
      // Accounts have their roles by name.
      if (name !== role.name) return refused(7914, "Post body is invalid", 400)
      const written: Role = { ...role, permissions: permissionsOf(permissions, roles), description }
      store.change(Roles.put(written))
      return Effect.succeed(document(written))
    })
)

const remove = handle(
  Endpoint.make("TenantRoles.delete", () => ({
    route: "DELETE /v2/manage/roles/:id",
    auth: Credential.secret,
    success: Deleted,
    safety: "destroys"
  })),
  ({ id }) =>
    Effect.map(byId(id), ({ role, store }) => {
      store.change(Accounts.removeRole(role.name))
      return { IsDeleted: true }
    })
)

export const handlers = [create, all, one, named, update, remove]
