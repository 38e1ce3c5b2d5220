/** Sessions as the service answers them. */
import type { AccessTokenEncoded } from "@loginradius-effect/core/Login"
import { iso } from "../internal/time.js"
import { browserOf, deviceOf, systemOf } from "../internal/userAgent.js"
import type { PinToken } from "../state/Pins.js"
import type { Session, Visitor } from "../state/Sessions.js"

/** The tokens of a session; without refresh tokens there is no such member. */
export const tokens = (session: Session): AccessTokenEncoded => ({
  access_token: session.token,
  ...(session.refresh === undefined ? {} : { refresh_token: session.refresh.token }),
  expires_in: iso(session.expiresAt)
})

/** What a PIN logs in by, beside the tokens of a session. */
export const pinTokens = ({ expiresAt, token }: PinToken): Partial<AccessTokenEncoded> => ({
  session_token: token,
  session_expires_in: iso(expiresAt)
})

/** A session in the list of an account's active ones. */
export const activeSession = (session: Session) => ({
  AccessToken: session.token,
  LoginDate: iso(session.createdAt),
  ...device(session.visitor),
  City: null,
  Country: null
})

/** What can be read from a user agent. */
const device = (visitor: Visitor | undefined) => {
  const userAgent = visitor?.userAgent ?? ""
  const isMobile = /\b(?:Mobile|Android|iPhone|iPad)\b/.test(userAgent)
  const os = systemOf(userAgent) ?? null
  return {
    Browser: browserOf(userAgent) ?? null,
    Os: os,
    Device: deviceOf(userAgent) ?? null,
    DeviceType: isMobile ? "Mobile" : os === null ? null : "Desktop",
    Ip: visitor?.ip ?? null
  }
}
