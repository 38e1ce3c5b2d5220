/**
 * The roles of the LoginRadius application, and those of the user. These are management calls, with the secret of the
 * application. The demo lets everybody make them; an application of yours decides who may.
 */
import { HttpApiBuilder } from "@effect/platform"
import { RolesManagement } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { NewRole, Role } from "../../api/Roles.js"
import { orRefuse } from "../loginradius/Refusals.js"

export const listRoles = Effect.gen(function* () {
  const { uid } = yield* CurrentUser
  const [all, own] = yield* Effect.all([RolesManagement.rolesList(), RolesManagement.rolesByUid({ uid })], {
    concurrency: 2
  })
  return all.data.map(({ Name, Permissions }): Role => {
    const permissions = Object.entries(Permissions ?? {}).flatMap(([name, isGiven]) => (isGiven ? [name] : []))
    return { name: Name, permissions, assigned: own.Roles?.includes(Name) ?? false }
  })
}).pipe(orRefuse)

export const createRole = ({ name, permissions }: typeof NewRole.Type) =>
  Effect.gen(function* () {
    const given = Object.fromEntries(permissions.map((permission) => [permission, true]))
    yield* RolesManagement.rolesCreate({ roles: [{ Name: name, Permissions: given }] })
    return yield* listRoles
  }).pipe(orRefuse)

export const assignRole = (name: string) =>
  Effect.gen(function* () {
    const { uid } = yield* CurrentUser
    yield* RolesManagement.assignRolesByUid({ uid, roles: [name] })
    return yield* listRoles
  }).pipe(orRefuse)

export const unassignRole = (name: string) =>
  Effect.gen(function* () {
    const { uid } = yield* CurrentUser
    yield* RolesManagement.unassignRolesByUid({ uid, roles: [name] })
    return yield* listRoles
  }).pipe(orRefuse)

/** LoginRadius takes the role from everybody who has it. */
export const deleteRole = (roleName: string) =>
  Effect.zipRight(RolesManagement.deleteRole({ roleName }), listRoles).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "roles", (handlers) =>
  handlers
    .handle("list", () => listRoles)
    .handle("create", ({ payload }) => createRole(payload))
    .handle("assign", ({ urlParams: { name } }) => assignRole(name))
    .handle("unassign", ({ urlParams: { name } }) => unassignRole(name))
    .handle("delete", ({ urlParams: { name } }) => deleteRole(name))
)
