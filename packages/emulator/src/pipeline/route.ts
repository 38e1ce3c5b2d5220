/** Which handler answers a request. */
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request } from "@loginradius-effect/core/Handler"
import { isObject } from "../internal/json.js"

/** A request that a handler answers, or could answer if it said which of several operations it means. */
export type Match<R> = Exclude<Handler.Match<R>, { readonly _tag: "NotFound" }>

/** Finds the handler of a request; undefined where none answers it. */
export const make = <R>(handlers: ReadonlyArray<Handler.Handler<R>>): ((request: Request) => Match<R> | undefined) => {
  const find = Handler.router(handlers)
  return (request) => {
    const match = find(request)
    return match._tag === "NotFound" || isElsewhere(match.handler, request) ? undefined : match
  }
}

/** Operations that are not emulated, yet whose requests look like those of others. */
const elsewhere: ReadonlyArray<{
  readonly route: string
  readonly path?: string
  readonly member?: string
}> = [
  { route: "POST /identity/v2/auth/socialidentity", member: "clientguid" },
  { route: "PUT /identity/v2/auth/password/reset", member: "username" },
  { route: "GET /identity/v2/manage/account/:uid", path: "/identity/v2/manage/account/passkey" }
]

const isElsewhere = <R>({ endpoint }: Handler.Handler<R>, request: Request): boolean =>
  elsewhere.some(
    ({ member, path, route }) =>
      endpoint.spec.route === route &&
      (path === undefined || path === request.path.toLowerCase()) &&
      (member === undefined || hasOnly(request.body, member))
  )

/** Whether a body names an account by this member, and not by its address. */
const hasOnly = (body: unknown, member: string): boolean => {
  const keys = isObject(body) ? Object.keys(body).map((key) => key.toLowerCase()) : []
  return keys.includes(member) && !["email", "username"].some((other) => other !== member && keys.includes(other))
}
