/** Which handler answers a request. */
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request } from "@loginradius-effect/core/Handler"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as ClientLogins from "../state/ClientLogins.js"
import type { State } from "../state/state.js"

/** A request that a handler answers, or could answer if it said which of several operations it means. */
export type Match<R> = Exclude<Handler.Match<R>, { readonly _tag: "NotFound" }>

/** Finds the handler of a request; undefined where none answers it. */
export const make = <R>(
  handlers: ReadonlyArray<Handler.Handler<R>>,
  { read }: Pick<State, "read">
): ((request: Request) => Match<R> | undefined) => {
  const find = Handler.router(handlers.filter(({ endpoint }) => endpoint.id !== OneTouchLogin.ping.id))
  const oneTouchPing = handlers.find(({ endpoint }) => endpoint.id === OneTouchLogin.ping.id)
  /** The two logins have one call for what came of them: which of them it is for is known by what was begun. */
  const isOneTouch = ({ query }: Request): boolean =>
    read(ClientLogins.byClientGuid(query["clientguid"] ?? ""))?.kind === "oneTouchLogin"
  return (request) => {
    const match = find(request)
    if (match._tag === "NotFound" || isElsewhere(match.handler, request)) return undefined
    return oneTouchPing !== undefined && match.handler.endpoint.id === SmartLogin.ping.id && isOneTouch(request)
      ? { ...match, handler: oneTouchPing }
      : match
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
