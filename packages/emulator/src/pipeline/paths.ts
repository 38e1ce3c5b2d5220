/** By which paths an operation is known: documentation, older clients and the newest ones have some of their own. */
import type { Request } from "@loginradius-effect/core/Handler"
import { isObject } from "../internal/json.js"
import type { Json } from "../state/Json.js"

/** Another path of an operation. */
interface Spelling {
  /** The method and the path. */
  readonly from: RegExp
  /** The path that the operation is known by. */
  readonly to: string
  /** A member of the body that the path is another one with. */
  readonly withMember?: string
  /** A member of the query that is the last segment of the known path. */
  readonly segment?: string
}

/** Paths that documentation and older clients have for others. */
const older: ReadonlyArray<Spelling> = [
  { from: /^\w+ \/v2\/manage\/webhook(?=\/|$)/i, to: "/v2/manage/webhooks" },
  // The SDKs of the second generation link by client GUID there.
  {
    from: /^\w+ \/identity\/v2\/auth\/socialidentity$/i,
    to: "/identity/v2/auth/socialidentity/ping",
    withMember: "clientguid"
  }
]

/** Paths of LoginRadius' SDKs from version 12 on, which name each factor once. */
const newer: ReadonlyArray<Spelling> = [
  {
    from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/totp$/i,
    to: "$1/verification/googleauthenticatorcode",
    withMember: "googleauthenticatorcode"
  },
  {
    from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/totp$/i,
    to: "$1/verification/authenticatorcode"
  },
  { from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/sms$/i, to: "$1/verification/otp" },
  { from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/email$/i, to: "$1/verification/otp/email" },
  { from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/duo$/i, to: "$1/verification/duo" },
  { from: /^PUT (\/identity\/v2\/auth\/(?:login|account)\/2fa)\/sms\/phone$/i, to: "$1" },
  { from: /^PUT (\/identity\/v2\/auth\/login\/2fa)\/backupcode$/i, to: "$1/verification/backupcode" },
  { from: /^GET (\/identity\/v2\/auth\/login\/2fa)\/sms\/resend$/i, to: "$1/resend" },
  { from: /^POST (\/identity\/v2\/auth\/login\/2fa)\/email$/i, to: "$1/otp/email" },
  { from: /^GET (\/identity\/v2\/auth\/account(?:\/reauth)?\/2fa)\/email$/i, to: "$1/otp/email" },
  { from: /^DELETE (\/identity\/v2\/(?:auth|manage)\/account\/2fa)\/(?:sms|totp)$/i, to: "$1/authenticator" },
  { from: /^DELETE (\/identity\/v2\/(?:auth|manage)\/account\/2fa)\/email$/i, to: "$1/authenticator/otp/email" },
  {
    from: /^DELETE (\/identity\/v2\/manage\/account\/2fa)\/push$/i,
    to: "$1/authenticator/push",
    segment: "uid"
  },
  { from: /^DELETE (\/identity\/v2\/manage\/account\/2fa)\/duo$/i, to: "$1/authenticator/duo" },
  { from: /^DELETE (\/identity\/v2\/auth\/account\/2fa)\/(duo|passkey|push)$/i, to: "$1/authenticator/$2" },
  { from: /^PUT (\/identity\/v2\/auth\/password)$/i, to: "$1/reset" }
]

const spellings = [...older, ...newer]

/** Bodies that the newest paths stand for. */
const bodies: ReadonlyArray<{ readonly route: RegExp; readonly body: Json }> = [
  { route: /^DELETE \/identity\/v2\/(?:auth|manage)\/account\/2fa\/sms$/i, body: { otpauthenticator: true } },
  { route: /^DELETE \/identity\/v2\/(?:auth|manage)\/account\/2fa\/totp$/i, body: { authenticator: true } }
]

/** The body that a request stands for, if it has none of its own. */
export const impliedBody = (method: string, path: string): Json | undefined =>
  bodies.find(({ route }) => route.test(`${method} ${path}`))?.body

/** A path with a slash at its end is the same as without. */
export const withoutSlash = (path: string): string => path.replace(/(.)\/$/, "$1")

/** A request as it is routed. Its path is changed here only: a signature covers the one that was sent. */
export const present = (request: Request): Request => {
  const path = withoutSlash(request.path)
  const route = `${request.method} ${path}`
  const known = spellings.find(
    ({ from, segment = "", withMember }) =>
      from.test(route) &&
      (segment === "" || isGiven(request.query[segment])) &&
      (withMember === undefined || (isObject(request.body) && isGiven(member(request.body, withMember))))
  )
  if (known === undefined) return { ...request, path }
  const last = known.segment === undefined ? "" : `/${encodeURIComponent(request.query[known.segment] ?? "")}`
  return { ...request, path: route.replace(known.from, known.to) + last }
}

/** Whether a value is a text that says something. */
export const isGiven = (value: unknown): value is string => typeof value === "string" && value.trim() !== ""

/** A member of an object, by its name in any letter case. */
export const member = (object: Json, lowerCaseName: string): unknown => {
  const key = Object.keys(object).find((key) => key.toLowerCase() === lowerCaseName)
  return key === undefined ? undefined : object[key]
}
