/**
 * Entries of the lists that users choose from when they register.
 *
 * @since 0.1.0
 */

/** Points in time are milliseconds since 1970. */
export interface RegistrationEntry {
  /** 24 lower-case hexadecimal digits. */
  readonly id: string
  readonly type: string
  readonly key: string
  readonly value: string
  /** The entry above; undefined at the top. */
  readonly parentId: string | undefined
  readonly code: string | undefined
  readonly isActive: boolean
  readonly createdAt: number
  readonly modifiedAt: number
}
