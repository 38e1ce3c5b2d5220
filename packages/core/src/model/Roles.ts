/**
 * Roles, and the contexts in which an account has them.
 *
 * @since 0.1.0
 */
import { listAnswer } from "../internal/endpoints/listAnswer.js"
import * as Wire from "../Wire.js"

const roleMembers = () => ({
  Name: Wire.required(Wire.name),
  /** The role's permissions by name. */
  Permissions: Wire.record(Wire.boolean)
})

/**
 * A role of the application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Role extends Wire.Type<typeof roleMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Role: Wire.Wire<Role> = /* @__PURE__ */ Wire.document("Role", roleMembers)

const roleListMembers = () => ({
  data: Wire.strict(Wire.array(Role)),
  Count: Wire.integer
})

/**
 * Roles of the application.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleList extends Omit<RoleListEncoded, "data"> {
  readonly data: ReadonlyArray<Role>
}

/**
 * `RoleList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleListEncoded extends Wire.Type<typeof roleListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleList: Wire.Wire<RoleList, RoleListEncoded> = /* @__PURE__ */ listAnswer(
  "RoleList",
  /* @__PURE__ */ Wire.document("RoleList", roleListMembers),
  "data"
)

const accountRolesMembers = () => ({
  Roles: Wire.strict(Wire.array(Wire.string))
})

/**
 * The names of the roles that an account has everywhere.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountRoles extends Omit<AccountRolesEncoded, "Roles"> {
  readonly Roles: ReadonlyArray<string>
}

/**
 * `AccountRoles` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccountRolesEncoded extends Wire.Type<typeof accountRolesMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AccountRoles: Wire.Wire<AccountRoles, AccountRolesEncoded> = /* @__PURE__ */ listAnswer(
  "AccountRoles",
  /* @__PURE__ */ Wire.document("AccountRoles", accountRolesMembers),
  "Roles"
)

const roleContextMembers = () => ({
  /** The name of the context, such as a project or a department. */
  Context: Wire.required(Wire.name),
  /** The roles that hold in it. */
  Roles: Wire.array(Wire.string),
  /** Permissions beside those of the roles. */
  AdditionalPermissions: Wire.array(Wire.string),
  /** When the context ends; `null` for never. */
  Expiration: Wire.dateTime
})

/**
 * Roles and permissions that an account has in one context.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContext extends Wire.Type<typeof roleContextMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContext: Wire.Wire<RoleContext> = /* @__PURE__ */ Wire.document("RoleContext", roleContextMembers)

const roleContextInputMembers = () => ({
  ...roleContextMembers(),
  /** When the context ends, as `MM/dd/yyyy h:mm:ss AM` in UTC: `RolesManagement.formatExpiration` writes it. */
  Expiration: Wire.string
})

/**
 * A role context to be written. A context of the same name is replaced as a whole.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextInput extends Wire.Type<typeof roleContextInputMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContextInput: Wire.Wire<RoleContextInput> = /* @__PURE__ */ Wire.document(
  "RoleContextInput",
  roleContextInputMembers
)

const roleContextListMembers = () => ({
  Data: Wire.strict(Wire.array(RoleContext))
})

/**
 * The role contexts of an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextList extends Omit<RoleContextListEncoded, "Data"> {
  readonly Data: ReadonlyArray<RoleContext>
}

/**
 * `RoleContextList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContextListEncoded extends Wire.Type<typeof roleContextListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RoleContextList: Wire.Wire<RoleContextList, RoleContextListEncoded> = /* @__PURE__ */ listAnswer(
  "RoleContextList",
  /* @__PURE__ */ Wire.document("RoleContextList", roleContextListMembers),
  "Data"
)
