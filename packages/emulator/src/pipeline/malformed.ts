/** How a request is refused that cannot be read as its endpoint's input. */
import type { Spec } from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request, Unreadable } from "@loginradius-effect/core/Handler"
import { isObject } from "../internal/json.js"
import { saysNothing } from "./accept.js"
import { type Denied, denied } from "./refusal.js"

const bodyCodes: { readonly [method: string]: number } = { POST: 965, PUT: 1079, DELETE: 1084 }

/** What is wrong with a body as a whole. */
export const bodyProblem = (spec: Spec, request: Request): Denied | undefined => {
  if (request.method === "GET") return undefined
  if (saysNothing(request)) return needsBody(spec) ? denied(isValidation(spec) ? 965 : 1090, "no body") : undefined
  if (isObject(request.body)) return undefined
  if (isCustomObject(spec)) return denied(1035, "the custom object is not a JSON object")
  return isOtherMedia(request) && request.body === undefined
    ? denied(1083, "the body is not JSON, and does not say so")
    : denied(bodyCodes[request.method] ?? 1090, "the body is not a JSON object")
}

const isCustomObject = ({ body, route }: Spec): boolean => body !== undefined && /\/customobject\b/.test(route)

/** The validation of a step-up's token, for which the code of a missing body is documented. */
const isValidation = ({ route }: Spec): boolean => /\/manage\/account\/:uid\/reauth\//.test(route)

const isOtherMedia = (request: Request): boolean => {
  const media = request.headers["content-type"] ?? ""
  return media !== "" && !/\bjson\b/i.test(media)
}

const needsBody = ({ body, oneOf, when }: Spec): boolean => {
  if (body === undefined) return false
  const distinctive: ReadonlyArray<string | undefined> = [...(oneOf ?? []), when]
  const members = Object.entries(body as { readonly [name: string]: { readonly presence?: string } })
  return (
    typeof body["whole"] === "string" ||
    members.some(([name, wire]) => wire.presence !== "optional" || distinctive.includes(name))
  )
}

/** Members with a code of their own, by lower-case name. */
const memberCodes: { readonly [member: string]: number } = {
  email: 1038,
  emailid: 1038,
  username: 1075,
  phone: 1076,
  phoneid: 1076,
  password: 1089,
  newpassword: 1089,
  oldpassword: 1089,
  pin: 1234,
  oldpin: 1234,
  newpin: 1234,
  authenticatorcode: 1105,
  googleauthenticatorcode: 1105,
  authenticator: 1121,
  googleauthenticator: 1121,
  otpauthenticator: 1121,
  fb_access_token: 929,
  tw_access_token: 929,
  vk_access_token: 929,
  tw_token_secret: 930,
  google_access_token: 929,
  google_authcode: 929,
  ln_access_token: 929,
  fs_access_token: 929,
  id_token: 929,
  refresh_token: 1337,
  albumid: 931
}

/** The same word for a code that opens a list, for what Duo sends users back with, and for a provider's code in place of its token. */
const codeOf = ({ route }: Pick<Spec, "route">, member: string): number | undefined => {
  const name = member.toLowerCase()
  // A step-up has a code of its own for a code that is missing.
  if (route.endsWith(`/reauth/2fa/${name}`)) return 1192
  if (name !== "code") return memberCodes[name]
  return route.startsWith("GET /api/v2/access_token/") ? 929 : route.includes("/registrationdata/") ? 1157 : undefined
}

/** A member that is missing or ill-formed. */
export const memberProblem = (spec: Spec, { expected, member }: Unreadable): Denied => {
  const code = codeOf(spec, member)
  const reason = expected === "given" ? `${member} is missing` : `${member} is not ${expected}`
  return code === undefined ? malformed(member, reason) : denied(code, reason)
}

/** None of the members that tell operations of the same method and path apart. */
export const undetermined = (members: ReadonlyArray<string>): Denied => {
  const codes = members.map((member) => memberCodes[member.toLowerCase()])
  const code = codes.includes(undefined) ? undefined : codes[0]
  const reason = `one of ${members.join(", ")} is missing`
  return code === undefined ? malformed(members.join(", "), reason) : denied(code, reason)
}

/** The table of codes says 403 for 908, newer documentation 400. */
const malformed = (parameter: string, reason: string): Denied =>
  denied(908, reason, { status: 400, description: `The parameter ${parameter} is missing or not well formed.` })

const bodyProblems: ReadonlySet<number> = new Set([...Object.values(bodyCodes), 1083, 1090])

/** The same problem by the codes of the second generation of management, which tells only bodies from parameters. */
export const inFamily = ({ route }: Spec, { reason, refusal }: Denied): Denied => {
  if (!route.includes(" /v2/manage/")) return { _tag: "Denied", refusal, reason }
  const code = bodyProblems.has(refusal.code) ? 7914 : 7900
  return { _tag: "Denied", reason, refusal: Handler.refusal("manageV2", code, { status: 400, description: reason }) }
}

export const fieldsProblem: Denied = malformed("fields", "fields is not a list of members")
