/** The roles that the application has, with their permissions. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { roleDocument, roleList } from "../../documents/roles.js"
import { handle, refuse } from "../../handle.js"
import { isName } from "../../internal/names.js"
import * as Accounts from "../../state/Accounts.js"
import * as Roles from "../../state/Roles.js"
import type { Role } from "../../state/Roles.js"

export const create = handle(RolesManagement.rolesCreate, (input) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const roles = input.roles.map(({ Name, Permissions }): Role => ({ name: Name, permissions: Permissions ?? {} }))
    const names = roles.map(({ name }) => name)
    const known = store.read(Roles.all).map(({ name }) => name)
    if (!names.every(isName) || new Set([...known, ...names]).size < known.length + names.length) {
      return yield* refuse(ErrorCode.RoleNameInvalidOrExists)
    }
    store.change(Roles.putAll(roles))
    return roleList(roles)
  })
)

export const all = handle(RolesManagement.rolesList, () =>
  Effect.map(current, ({ store }) => roleList(store.read(Roles.all)))
)

export const remove = handle(RolesManagement.deleteRole, ({ roleName }) =>
  Effect.map(byName(roleName), ({ role, store }) => {
    store.change(Accounts.removeRole(role.name))
    return { IsDeleted: true }
  })
)

export const addPermissions = handle(RolesManagement.addPermissionsToRole, ({ permissions, roleName }) =>
  Effect.map(byName(roleName), ({ role, store }) => {
    const added = Object.fromEntries(permissions.map((permission) => [permission, true]))
    const written: Role = { ...role, permissions: { ...role.permissions, ...added } }
    store.change(Roles.put(written))
    return roleDocument(written)
  })
)

export const removePermissions = handle(RolesManagement.removePermissions, ({ permissions, roleName }) =>
  Effect.map(byName(roleName), ({ role, store }) => {
    const gone = new Set(permissions)
    const left = Object.entries(role.permissions).filter(([permission]) => !gone.has(permission))
    const written: Role = { ...role, permissions: Object.fromEntries(left) }
    store.change(Roles.put(written))
    return roleDocument(written)
  })
)

/** The role with a name, in that letter case. */
const byName = (name: string) =>
  Effect.gen(function* () {
    const context = yield* current
    const role = context.store.read(Roles.byName(name))
    return role === undefined ? yield* refuse(ErrorCode.RoleNotFound) : { ...context, role }
  })

export const handlers = [create, all, remove, addPermissions, removePermissions]
