/**
 * Custom objects: records that the application keeps with an account.
 *
 * @since 0.1.0
 */
import type { Json } from "./Account.js"

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
