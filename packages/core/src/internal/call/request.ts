/** From an endpoint's input to the request that is sent. */
import { type CredentialsMissing, InvalidInput } from "../../LoginRadiusError.js"
import { attempt } from "../effect/result.js"
import { isObject, Mismatch, name as pathName } from "../wire/codec.js"
import { oneLine } from "../wire/foreign.js"
import { type CompiledEndpoint, safetyOf } from "./compiled.js"
import {
  checked,
  type Draft,
  headersOf,
  type Input,
  type Prepared,
  setHeader,
  setQuery,
  textOf,
  fail
} from "./draft.js"
import type { Call } from "./send.js"

export const prepare = (call: Call): Prepared | InvalidInput | CredentialsMissing => {
  const { input } = call
  const endpoint = call.endpoint.id
  const built = attempt(
    () => build(call, isObject(input) ? input : {}),
    // A getter that throws, or a value that JSON cannot hold.
    () => new Mismatch("input", "plain data")
  )
  if (!(built instanceof Mismatch)) return built
  const { expected, path } = built
  // Names of members that are not described are the caller's.
  const field = oneLine(path)
  const reason = `expected ${expected}`
  return new InvalidInput({ endpoint, field, reason, message: `${endpoint}: ${field}: ${reason}` })
}

const build = ({ config, endpoint, fields, options }: Call, input: Input): Prepared | Mismatch | CredentialsMissing => {
  const { auth, host, id, method, query, spec } = endpoint
  const headers = headersOf({ accept: "application/json", "user-agent": config.userAgent })
  const problem = Object.values(options).find((option) => option instanceof Mismatch)
  const draft: Draft = { endpoint: id, input, headers, secrets: { texts: [] }, query: "", problem, spoke: false }
  const choices = spec.oneOf
  if (choices && choices.filter((name) => input[name] !== undefined).length !== 1) {
    fail(draft, choices.join(" or "), "exactly one of them")
  }
  if (auth.apiKey) setQuery(draft, auth.apiKey, config.apiKey)
  for (const { key, name, wire } of query) setQuery(draft, key, textOf(draft, name, wire))
  setQuery(draft, "fields", fields)
  setQuery(draft, "region", config.region)
  for (const { key, name, wire } of endpoint.headers) {
    setHeader(draft, key.toLowerCase(), name, textOf(draft, name, wire))
  }
  auth.attach?.(draft, config)
  setHeader(draft, "x-origin-ip", "originIp", options.originIp ?? config.originIp)
  if (options.preventWebhook ?? config.preventWebhook) draft.headers["x-preventwebhook"] = "true"
  // Every second piece is the name of a parameter.
  const path = endpoint.pieces
    .map((piece, i) => (i % 2 ? "/" + encodeURIComponent(textOf(draft, piece, pathName) as string) : piece))
    .join("")
  const body = method === "GET" ? undefined : bodyOf(endpoint, draft)
  return (
    draft.problem ?? {
      url: config.hosts[host] + path + draft.query.replace("&", "?"),
      headers,
      body,
      secrets: draft.secrets,
      safety: safetyOf(spec, draft.input)
    }
  )
}

const bodyOf = ({ body, whole }: CompiledEndpoint, draft: Draft): string => {
  const members: Record<string, unknown> = {}
  for (const { key, name, wire } of body) {
    if (draft.input[name] !== undefined) members[key] = checked(draft, name, wire)
    else if (wire.presence !== "optional") fail(draft, name, "a value")
  }
  return JSON.stringify(whole ? checked(draft, whole.whole, whole.wire) : members)
}
