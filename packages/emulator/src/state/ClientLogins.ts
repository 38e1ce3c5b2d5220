/**
 * Logins of one device that are confirmed on another one: Smart Login, and One Touch Login by mail.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

/** Points in time are milliseconds since 1970. */
export interface ClientLogin {
  /** What the device that logs in made up for this login. */
  readonly clientGuid: string
  readonly kind: "smartLogin" | "oneTouchLogin"
  /** Undefined where there is no account, and the device is not to learn that. */
  readonly uid: string | undefined
  /** The address that the link went to. */
  readonly email: string
  /** The token in the link. */
  readonly token: string
  readonly expiresAt: number
  /** `pending` until the link has been followed, then `verified` until the device has its session. */
  readonly state: "pending" | "verified" | "consumed"
  /** When the device got its session. */
  readonly consumedAt: number | undefined
  /** What the new user is welcomed with. */
  readonly welcomeTemplate: string | undefined
}

type Index = "uid" | "token"

/** By client GUID. */
export const definition: Definition<ClientLogin, Index> = {
  key: ({ clientGuid }) => clientGuid,
  indexes: { uid: ({ uid }) => (uid === undefined ? [] : [uid]), token: ({ token }) => [token] },
  endsAt: ({ consumedAt, expiresAt }) => Math.min(expiresAt, consumedAt ?? Infinity)
}

export interface Reads {
  readonly clientLogins: Rows<ClientLogin, Index>
}

export interface Writes {
  readonly clientLogins: WritableRows<ClientLogin, Index>
}

/** The login that a device has started with this client GUID. */
export const byClientGuid =
  (clientGuid: string) =>
  ({ clientLogins }: Reads): ClientLogin | undefined =>
    clientLogins.get(clientGuid)

/** The login that the token of a mail confirms. */
export const byToken =
  (token: string) =>
  ({ clientLogins }: Reads): ClientLogin | undefined =>
    clientLogins.by("token", token)[0]

/** Writes a login in the place of the one of its client GUID, if there is one. */
export const put =
  (login: ClientLogin) =>
  ({ clientLogins }: Writes): void =>
    clientLogins.put(login)

/** Gives the logins of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ clientLogins }: Writes): void => {
    for (const login of clientLogins.by("uid", from)) clientLogins.put({ ...login, uid: to })
  }

export const removeOf =
  (uid: string) =>
  ({ clientLogins }: Writes): void => {
    for (const { clientGuid } of clientLogins.by("uid", uid)) clientLogins.remove(clientGuid)
  }
