/** What accounts and social providers both know of a person. */
import type { Json } from "./Json.js"

/** An e-mail address with its type. */
export interface EmailAddress {
  readonly Type: string
  readonly Value: string
}

/** Somebody whom a person knows at a social provider. */
export interface SocialContact {
  /** The provider's own id of the contact. */
  readonly id: string
  readonly name: string | undefined
  readonly email: string | undefined
  /** What else the provider tells, by LoginRadius' member names. */
  readonly fields: Json
}

/** A profile at a social provider. */
export interface SocialIdentity {
  /** Lower case, as in `google`. */
  readonly provider: string
  /** The provider's own id of the person. */
  readonly id: string
  readonly emails: ReadonlyArray<EmailAddress>
  readonly emailVerified: boolean
  /** What the provider told, by LoginRadius' member names. */
  readonly fields: Json
  /** Made up where undefined. */
  readonly contacts?: ReadonlyArray<SocialContact> | undefined
  readonly createdAt: number
}
