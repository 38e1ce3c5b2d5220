/**
 * Roles of the application, and the contexts in which accounts have them.
 *
 * @since 0.1.0
 */

export interface Role {
  readonly name: string
  readonly permissions: { readonly [permission: string]: boolean }
}

/** The name of a context is unique in its account. */
export interface RoleContext {
  readonly context: string
  /** Names of roles. */
  readonly roles: ReadonlyArray<string>
  readonly additionalPermissions: ReadonlyArray<string>
  /** In milliseconds since 1970. */
  readonly expiresAt: number | undefined
}
