/** Which handler answers a request. */
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request } from "@loginradius-effect/core/Handler"

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
}> = [{ route: "GET /identity/v2/manage/account/:uid", path: "/identity/v2/manage/account/passkey" }]

const isElsewhere = <R>({ endpoint }: Handler.Handler<R>, request: Request): boolean =>
  elsewhere.some(
    ({ path, route }) => endpoint.spec.route === route && (path === undefined || path === request.path.toLowerCase())
  )
