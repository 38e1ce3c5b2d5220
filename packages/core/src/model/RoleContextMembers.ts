/**
 * The accounts with a role context.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { Email } from "./Person.js"

const roleContextOfMemberMembers = () => ({
  Roles: Wire.array(Wire.string),
  /** Permissions beside those of the roles. */
  AdditionalPermissions: Wire.array(Wire.string),
  /** When the context ends; `null` for never. */
  Expiration: Wire.dateTime
})

/**
 * What an account may do in a role context.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextOfMember extends Wire.Type<typeof roleContextOfMemberMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContextOfMember: Wire.Wire<RoleContextOfMember> = /* @__PURE__ */ Wire.document(
  "RoleContextOfMember",
  roleContextOfMemberMembers
)

const roleContextMemberMembers = () => ({
  Uid: Wire.string,
  FullName: Wire.string,
  ImageUrl: Wire.string,
  LastLoginDate: Wire.dateTime,
  Email: Wire.array(Email),
  RoleContext: RoleContextOfMember
})

/**
 * An account with a role context.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextMember extends Wire.Type<typeof roleContextMemberMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContextMember: Wire.Wire<RoleContextMember> = /* @__PURE__ */ Wire.document(
  "RoleContextMember",
  roleContextMemberMembers
)

const roleContextMembersMembers = () => ({
  Data: Wire.required(Wire.array(RoleContextMember))
})

/**
 * The accounts with a role context of this name.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextMembers extends Wire.Type<typeof roleContextMembersMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContextMembers: Wire.Wire<RoleContextMembers> = /* @__PURE__ */ Wire.document(
  "RoleContextMembers",
  roleContextMembersMembers
)
