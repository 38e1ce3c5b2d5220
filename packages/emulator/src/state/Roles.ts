/**
 * Roles of the application, in the order in which they were made.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

export interface Role {
  readonly name: string
  readonly permissions: { readonly [permission: string]: boolean }
  readonly description?: string | undefined
}

/** By name. */
export const definition: Definition<Role, never> = { key: ({ name }) => name, indexes: {} }

export interface Reads {
  readonly roles: Rows<Role>
}

export interface Writes {
  readonly roles: WritableRows<Role>
}

export const all = ({ roles }: Reads): ReadonlyArray<Role> => roles.all()

export const byName =
  (name: string) =>
  ({ roles }: Reads): Role | undefined =>
    roles.get(name)

/** Writes a role in the place of the one of its name, if there is one. */
export const put =
  (role: Role) =>
  ({ roles }: Writes): void =>
    roles.put(role)

export const putAll =
  (written: ReadonlyArray<Role>) =>
  ({ roles }: Writes): void => {
    for (const role of written) roles.put(role)
  }
