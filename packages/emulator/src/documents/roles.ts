/** Roles and role contexts as the service answers them. */
import type * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { iso } from "../internal/time.js"
import type { Account, RoleContext } from "../state/Accounts.js"
import * as profile from "./profile.js"
import type { Role } from "../state/Roles.js"

export const roleDocument = ({ name, permissions }: Role): RolesManagement.Role => ({
  Name: name,
  Permissions: permissions
})

export const roleList = (roles: ReadonlyArray<Role>): RolesManagement.RoleListEncoded => ({
  data: roles.map(roleDocument),
  Count: roles.length
})

const contextDocument = (context: RoleContext): RolesManagement.RoleContext => ({
  Context: context.context,
  Roles: context.roles,
  AdditionalPermissions: context.additionalPermissions,
  Expiration: context.expiresAt === undefined ? null : iso(context.expiresAt)
})

export const contextList = (contexts: ReadonlyArray<RoleContext>): RolesManagement.RoleContextListEncoded => ({
  Data: contexts.map(contextDocument)
})

/** An account with one of its role contexts. */
export const contextMember = (
  account: Account,
  context: RoleContext,
  now: number
): RolesManagement.RoleContextMember => {
  const { AdditionalPermissions, Expiration, Roles } = contextDocument(context)
  const { Email, FullName, ImageUrl, LastLoginDate, Uid } = profile.document(account, now)
  return { Uid, FullName, ImageUrl, LastLoginDate, Email, RoleContext: { Roles, AdditionalPermissions, Expiration } }
}
