/**
 * Logins of one device that are confirmed on another one: Smart Login, and One Touch Login by mail.
 *
 * @since 0.1.0
 */

export interface ClientLogin {
  /** What the device that logs in made up for this login. */
  readonly clientGuid: string
  readonly kind: "smartLogin" | "oneTouchLogin"
  readonly uid: string
  /** The address that the link went to. */
  readonly email: string
  /** The token in the link. */
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
  /** `pending` until the link has been followed, then `verified` until the device has its session. */
  readonly state: "pending" | "verified" | "consumed"
  /** What the new user is welcomed with. */
  readonly welcomeTemplate: string | undefined
}
