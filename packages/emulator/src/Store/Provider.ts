/**
 * Social providers: the people there, the tokens of their logins, and what the application has published for them.
 *
 * @since 0.1.0
 */
import type { SocialIdentity } from "./Account.js"

/** A person whom a provider knows, with or without an account here. */
export interface ProviderPerson {
  readonly identity: SocialIdentity
  /** A token of the provider's own that stands for the person. */
  readonly token: string | undefined
}

/** What a login at a provider's page ends with: it is traded for an access token, once. */
export interface RequestToken {
  readonly token: string
  readonly identity: SocialIdentity
  /** Whether it may make an account. */
  readonly mayRegister: boolean
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** Something that the application has sent to a provider in a person's name. */
export interface Published {
  readonly kind: "status" | "message"
  readonly provider: string
  /** The provider's id of whoever published it. */
  readonly from: string
  /** The provider's id of the contact that a message went to. */
  readonly to: string | undefined
  readonly title: string
  readonly text: string
  readonly url: string | undefined
  readonly imageUrl: string | undefined
  /** In milliseconds since 1970. */
  readonly at: number
}
