/**
 * Custom objects: records that the application keeps with an account.
 *
 * @since 0.1.0
 */
import type { Json } from "./Json.js"
import type { Definition, Rows, WritableRows } from "./table.js"

/** Points in time are milliseconds since 1970. */
export interface CustomObject {
  readonly id: string
  readonly uid: string
  /** What the application calls the objects. */
  readonly name: string
  readonly content: Json
  readonly createdAt: number
  readonly modifiedAt: number
}

type Index = "uid" | "name"

const nameKey = (uid: string, name: string): string => `${uid} ${name}`

/** By id. */
export const definition: Definition<CustomObject, Index> = {
  key: ({ id }) => id,
  indexes: { uid: ({ uid }) => [uid], name: ({ name, uid }) => [nameKey(uid, name)] }
}

export interface Reads {
  readonly customObjects: Rows<CustomObject, Index>
}

export interface Writes {
  readonly customObjects: WritableRows<CustomObject, Index>
}

/** The objects of one name that an account has, the oldest first. */
export const named =
  (uid: string, name: string) =>
  ({ customObjects }: Reads): ReadonlyArray<CustomObject> =>
    customObjects.by("name", nameKey(uid, name))

/** One of them. */
export const byId =
  (uid: string, name: string, id: string) =>
  ({ customObjects }: Reads): CustomObject | undefined => {
    const object = customObjects.get(id)
    return object?.uid === uid && object.name === name ? object : undefined
  }

/** Writes a custom object in the place of the one of its id, if there is one. */
export const put =
  (object: CustomObject) =>
  ({ customObjects }: Writes): void =>
    customObjects.put(object)

export const remove =
  (uid: string, id: string) =>
  ({ customObjects }: Writes): void => {
    if (customObjects.get(id)?.uid === uid) customObjects.remove(id)
  }

export const removeOf =
  (uid: string) =>
  ({ customObjects }: Writes): void => {
    for (const { id } of customObjects.by("uid", uid)) customObjects.remove(id)
  }

/** Gives the objects of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ customObjects }: Writes): void => {
    for (const object of customObjects.by("uid", from)) customObjects.put({ ...object, uid: to })
  }
