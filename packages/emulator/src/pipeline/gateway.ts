/** What stands before the service and answers otherwise than it does, where the settings say so. */
import type { Spec } from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request } from "@loginradius-effect/core/Handler"
import type { Settings } from "../Settings.js"
import { type Denied, rejected } from "./refusal.js"

/** A refusal as it leaves, of a request as it was sent. */
export const leaving = (denied: Denied, raw: Request, spec: Spec, settings: Settings): Denied => {
  const passed = settings.gatewayErrors ? byGateway(denied, raw, spec) : denied
  return settings.errorsAsOkForXhr && isXhr(raw) ? { ...passed, refusal: { ...passed.refusal, status: 200 } } : passed
}

/** The gateway's code for what it refuses in place of the service: an access token that is unknown. */
const codes: ReadonlyMap<number, number> = new Map([[905, 1409]])

/** The gateway looks at bearer tokens itself, and answers for the family of provider tokens in a spelling of its own. */
const byGateway = (denied: Denied, { headers }: Request, { route }: Spec): Denied => {
  const isBearer = /^\s*bearer\s/i.test(headers["authorization"] ?? "")
  const own = isBearer && denied.by === "credentials" ? codes.get(denied.refusal.code) : undefined
  if (own !== undefined) return { ...rejected(own, denied.reason), isLowerCase: true }
  return /^\S+ \/api\/v2\/access_token(\/|$)/.test(route) ? { ...denied, isLowerCase: true } : denied
}

/** What scripts of a page send by jQuery and the like. */
const isXhr = ({ headers }: Request): boolean => /^\s*xmlhttprequest\s*$/i.test(headers["x-requested-with"] ?? "")

/** The answer of a refusal. */
export const answer = ({ isLowerCase, refusal }: Denied): Handler.Response =>
  isLowerCase === true
    ? Handler.json(refusal.status, {
        errorCode: refusal.code,
        message: refusal.message,
        description: refusal.description
      })
    : Handler.refused(refusal)
