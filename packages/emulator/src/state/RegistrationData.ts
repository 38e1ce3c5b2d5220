/**
 * Entries of the lists that users choose from when they register: a forest, in the order in which they were made.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

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

type Index = "parent" | "type"

/** By id. The names of lists are part of paths, where letter case says nothing. */
export const definition: Definition<RegistrationEntry, Index> = {
  key: ({ id }) => id,
  indexes: {
    parent: ({ parentId }) => (parentId === undefined ? [] : [parentId]),
    type: ({ type }) => [type.toLowerCase()]
  }
}

export interface Reads {
  readonly registrationData: Rows<RegistrationEntry, Index>
}

export interface Writes {
  readonly registrationData: WritableRows<RegistrationEntry, Index>
}

export const all = ({ registrationData }: Reads): ReadonlyArray<RegistrationEntry> => registrationData.all()

/** The entries of a list. */
export const ofType =
  (type: string) =>
  ({ registrationData }: Reads): ReadonlyArray<RegistrationEntry> =>
    registrationData.by("type", type.toLowerCase())

export const byId =
  (id: string) =>
  ({ registrationData }: Reads): RegistrationEntry | undefined =>
    registrationData.get(id)

/** An entry's own id and those of all entries below it. */
export const below =
  (id: string) =>
  ({ registrationData }: Reads): ReadonlyArray<string> => {
    // The list grows while it is read: a chain of entries may be longer than calls can be nested.
    const found = [id]
    for (const one of found) for (const child of registrationData.by("parent", one)) found.push(child.id)
    return found
  }

/** Writes an entry in the place of the one of its id, if there is one. */
export const put =
  (entry: RegistrationEntry) =>
  ({ registrationData }: Writes): void =>
    registrationData.put(entry)

export const putAll =
  (written: ReadonlyArray<RegistrationEntry>) =>
  ({ registrationData }: Writes): void => {
    for (const entry of written) registrationData.put(entry)
  }

/** Removes an entry with all that is below it. */
export const remove =
  (id: string) =>
  (tables: Writes): void => {
    for (const gone of below(id)(tables)) tables.registrationData.remove(gone)
  }
