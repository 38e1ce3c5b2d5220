/**
 * Roles and their permissions, the roles of accounts, and contexts in which an account has roles of its own. What a user may
 * do is for your application to work out: the permissions of the roles, together with those of the context.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { uidErrors } from "./internal/endpoints/errorGroups.js"
import { DeleteResponse } from "./model/Answers.js"
import { RoleContextMembers } from "./model/RoleContextMembers.js"
import { AccountRoles, Role, RoleContextInput, RoleContextList, RoleList } from "./model/Roles.js"
import * as Wire from "./Wire.js"

export * from "./model/Roles.js"
export type * from "./model/RoleContextMembers.js"

/**
 * The end of a role context as LoginRadius takes it: `01/31/2030 1:05:00 PM`, in UTC. What has no such form (an invalid date,
 * one after the year 9999) is handed back as it is, and the call refuses it with `InvalidInput`: a context must not be endless by
 * mistake.
 *
 * @since 0.1.0
 * @category conversions
 * @example
 * ```ts
 * import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
 *
 * const endOfYear = RolesManagement.formatExpiration(new Date("2030-12-31T23:59:59Z"))
 * ```
 */
export const formatExpiration = (end: Date): string => {
  // Not instanceof: a date of another realm is one.
  const year = (end as Date | undefined)?.getUTCFullYear?.() ?? 0
  if (!(year >= 1 && year <= 9999)) return end as never
  const two = (part: number): string => String(part).padStart(2, "0")
  const hours = end.getUTCHours()
  const day = `${two(end.getUTCMonth() + 1)}/${two(end.getUTCDate())}/${String(year).padStart(4, "0")}`
  const time = `${hours % 12 || 12}:${two(end.getUTCMinutes())}:${two(end.getUTCSeconds())}`
  return `${day} ${time} ${hours < 12 ? "AM" : "PM"}`
}

/**
 * Creates roles, with or without permissions: all of them, or none where one of the names is taken.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/roles-create}
 * @since 0.1.0
 * @category endpoints
 */
export const rolesCreate = /* @__PURE__ */ Endpoint.make("RolesManagement.rolesCreate", () => ({
  route: "POST /identity/v2/manage/role",
  auth: Credential.secret,
  body: {
    /** The roles to create, for example `[{ Name: "editor", Permissions: { publish: true } }]`. */
    roles: Wire.array(Role)
  },
  success: RoleList,
  errors: [ErrorCode.RoleNameInvalidOrExists],
  safety: "creates",
  docs: "customer-identity-api/roles-management/roles-create"
}))

/**
 * Reads the role contexts of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/get-context}
 * @since 0.1.0
 * @category endpoints
 */
export const getContexts = /* @__PURE__ */ Endpoint.make("RolesManagement.getContexts", () => ({
  route: "GET /identity/v2/manage/account/:uid/rolecontext",
  auth: Credential.secret,
  success: RoleContextList,
  errors: uidErrors(),
  safety: "read",
  docs: "customer-identity-api/roles-management/get-context"
}))

/**
 * Reads the roles of the application with their permissions.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/roles-list}
 * @since 0.1.0
 * @category endpoints
 */
export const rolesList = /* @__PURE__ */ Endpoint.make("RolesManagement.rolesList", () => ({
  route: "GET /identity/v2/manage/role",
  auth: Credential.secret,
  success: RoleList,
  safety: "read",
  docs: "customer-identity-api/roles-management/roles-list"
}))

/**
 * Reads the names of the roles that an account has, contexts apart.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/get-roles-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const rolesByUid = /* @__PURE__ */ Endpoint.make("RolesManagement.rolesByUid", () => ({
  route: "GET /identity/v2/manage/account/:uid/role",
  auth: Credential.secret,
  success: AccountRoles,
  errors: uidErrors(),
  safety: "read",
  docs: "customer-identity-api/roles-management/get-roles-by-uid"
}))

/**
 * Gives a role permissions beside those it has.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/add-permissions-to-role}
 * @since 0.1.0
 * @category endpoints
 */
export const addPermissionsToRole = /* @__PURE__ */ Endpoint.make("RolesManagement.addPermissionsToRole", () => ({
  route: "PUT /identity/v2/manage/role/:roleName/permission",
  auth: Credential.secret,
  body: {
    /** The names of the permissions to give, such as `publish`. */
    permissions: Wire.array(Wire.string)
  },
  success: Role,
  errors: [ErrorCode.RoleNotFound],
  safety: "idempotent",
  docs: "customer-identity-api/roles-management/add-permissions-to-role"
}))

/**
 * Gives an account roles. Answers all that it has then.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/assign-roles-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const assignRolesByUid = /* @__PURE__ */ Endpoint.make("RolesManagement.assignRolesByUid", () => ({
  route: "PUT /identity/v2/manage/account/:uid/role",
  auth: Credential.secret,
  body: {
    /** The names of the roles to give. Each has to exist. */
    roles: Wire.array(Wire.string)
  },
  success: AccountRoles,
  errors: [...uidErrors(), ErrorCode.RoleNotFound],
  safety: "idempotent",
  docs: "customer-identity-api/roles-management/assign-roles-by-uid"
}))

/**
 * Writes role contexts of an account: each replaces the one of its name, all others stay. Answers all that there are then.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/upsert-context}
 * @since 0.1.0
 * @category endpoints
 */
export const upsertContext = /* @__PURE__ */ Endpoint.make("RolesManagement.upsertContext", () => ({
  route: "PUT /identity/v2/manage/account/:uid/rolecontext",
  auth: Credential.secret,
  body: {
    /** The contexts to write, for example `[{ Context: "shop", Roles: ["editor"] }]`. */
    roleContext: Wire.named(Wire.array(RoleContextInput), "rolecontext")
  },
  success: RoleContextList,
  errors: [...uidErrors(), ErrorCode.RoleContextNameInvalid, ErrorCode.RoleNotFound, ErrorCode.ParameterMalformed],
  safety: "idempotent",
  docs: "customer-identity-api/roles-management/upsert-context"
}))

/**
 * Deletes a role, and takes it from the accounts that have it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/delete-role}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteRole = /* @__PURE__ */ Endpoint.make("RolesManagement.deleteRole", () => ({
  route: "DELETE /identity/v2/manage/role/:roleName",
  auth: Credential.secret,
  success: DeleteResponse,
  errors: [ErrorCode.RoleNotFound],
  safety: "destroys",
  docs: "customer-identity-api/roles-management/delete-role"
}))

/**
 * Takes roles away from an account, contexts apart.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/unassign-roles-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const unassignRolesByUid = /* @__PURE__ */ Endpoint.make("RolesManagement.unassignRolesByUid", () => ({
  route: "DELETE /identity/v2/manage/account/:uid/role",
  auth: Credential.secret,
  body: {
    /** The names of the roles to take away. Each has to exist. */
    roles: Wire.array(Wire.string)
  },
  success: DeleteResponse,
  errors: [...uidErrors(), ErrorCode.RoleNotFound],
  safety: "idempotent",
  docs: "customer-identity-api/roles-management/unassign-roles-by-uid"
}))

/**
 * Takes permissions away from a role. Answers what it has left.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/remove-permissions}
 * @since 0.1.0
 * @category endpoints
 */
export const removePermissions = /* @__PURE__ */ Endpoint.make("RolesManagement.removePermissions", () => ({
  route: "DELETE /identity/v2/manage/role/:roleName/permission",
  auth: Credential.secret,
  body: {
    /** The names of the permissions to take away. */
    permissions: Wire.array(Wire.string)
  },
  success: Role,
  errors: [ErrorCode.RoleNotFound],
  safety: "idempotent",
  docs: "customer-identity-api/roles-management/remove-permissions"
}))

/**
 * Deletes a role context of an account.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/delete-context}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteRoleContext = /* @__PURE__ */ Endpoint.make("RolesManagement.deleteRoleContext", () => ({
  route: "DELETE /identity/v2/manage/account/:uid/rolecontext/:contextName",
  auth: Credential.secret,
  success: DeleteResponse,
  errors: [...uidErrors(), ErrorCode.RoleContextNameInvalid],
  safety: "destroys",
  docs: "customer-identity-api/roles-management/delete-context"
}))

/**
 * Takes roles out of a role context. An empty context stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/delete-role-from-context}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteRoleFromContext = /* @__PURE__ */ Endpoint.make("RolesManagement.deleteRoleFromContext", () => ({
  route: "DELETE /identity/v2/manage/account/:uid/rolecontext/:contextName/role",
  auth: Credential.secret,
  body: {
    /** The names of the roles to take out of the context. */
    roles: Wire.array(Wire.string)
  },
  success: DeleteResponse,
  errors: [...uidErrors(), ErrorCode.RoleContextNameInvalid, ErrorCode.RoleNotFound],
  safety: "destroys",
  docs: "customer-identity-api/roles-management/delete-role-from-context"
}))

/**
 * Takes additional permissions out of a role context.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/delete-permissions-from-context}
 * @since 0.1.0
 * @category endpoints
 */
export const deleteAdditionalPermissionsFromContext = /* @__PURE__ */ Endpoint.make(
  "RolesManagement.deleteAdditionalPermissionsFromContext",
  () => ({
    route: "DELETE /identity/v2/manage/account/:uid/rolecontext/:contextName/additionalpermission",
    auth: Credential.secret,
    body: {
      /** The names of the permissions to take out of the context's `AdditionalPermissions`. */
      additionalPermissions: Wire.named(Wire.array(Wire.string), "additionalpermissions")
    },
    success: DeleteResponse,
    errors: [...uidErrors(), ErrorCode.RoleContextNameInvalid, ErrorCode.AdditionalPermissionNotFound],
    safety: "destroys",
    docs: "customer-identity-api/roles-management/delete-permissions-from-context"
  })
)

/**
 * Lists the accounts that have a role context of a name, with their roles and permissions in it.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/roles-management/role-context-profile}
 * @since 0.1.0
 * @category endpoints
 */
export const roleContextByContextName = /* @__PURE__ */ Endpoint.make(
  "RolesManagement.roleContextByContextName",
  () => ({
    route: "GET /identity/v2/manage/account/rolecontext/:contextName",
    auth: Credential.secret,
    success: RoleContextMembers,
    errors: [ErrorCode.RoleContextNameInvalid],
    safety: "read",
    docs: "customer-identity-api/roles-management/role-context-profile"
  })
)
