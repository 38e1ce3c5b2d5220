/** Which handler answers a request. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Handler from "@loginradius-effect/core/Handler"
import type { Request } from "@loginradius-effect/core/Handler"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as RiskBasedAuthentication from "@loginradius-effect/core/RiskBasedAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as ClientLogins from "../state/ClientLogins.js"
import type { State } from "../state/state.js"

/** A request that a handler answers, or could answer if it said which of several operations it means. */
export type Match<R> = Exclude<Handler.Match<R>, { readonly _tag: "NotFound" }>

/** Finds the handler of a request; undefined where none answers it. */
export type Find<R> = (request: Request, state: Pick<State, "read">) => Match<R> | undefined

/** To make it of all handlers takes longer than the rest of an emulator: it has no state, and serves any number of them. */
export const finding = <R>(handlers: ReadonlyArray<Handler.Handler<R>>): Find<R> => {
  const find = Handler.router(handlers.filter(({ endpoint }) => !twins.some(({ is }) => is.id === endpoint.id)))
  return (request, state) => {
    const match = find(request)
    if (match._tag === "NotFound" || isElsewhere(match.handler, request)) return undefined
    const twin = twins.find(({ of }) => of.id === match.handler.endpoint.id)
    const handler = handlers.find(({ endpoint }) => endpoint.id === twin?.is.id)
    return twin !== undefined && handler !== undefined && twin.isMeant(request, state) ? { ...match, handler } : match
  }
}

/** Whether a login names a template of risk-based authentication. */
const namesRiskTemplate = ({ query }: Request): boolean =>
  Object.keys(query).some((name) => /^rba\w+template$/.test(name))

/** Operations that make the call of another one, and when they are meant. */
const twins: ReadonlyArray<{
  readonly is: { readonly id: string }
  readonly of: { readonly id: string }
  readonly isMeant: (request: Request, state: Pick<State, "read">) => boolean
}> = [
  {
    is: OneTouchLogin.ping,
    of: SmartLogin.ping,
    // Which of them it is for is known by what was begun.
    isMeant: ({ query }, { read }) =>
      read(ClientLogins.byClientGuid(query["clientguid"] ?? ""))?.kind === "oneTouchLogin"
  },
  { is: RiskBasedAuthentication.loginByEmail, of: Authentication.loginByEmail, isMeant: namesRiskTemplate },
  { is: RiskBasedAuthentication.loginByUsername, of: Authentication.loginByUsername, isMeant: namesRiskTemplate },
  { is: RiskBasedAuthentication.loginByPhone, of: PhoneAuthentication.login, isMeant: namesRiskTemplate }
]

/** Operations that are not emulated, yet whose requests look like those of others. */
const elsewhere: ReadonlyArray<{
  readonly route: string
  readonly path?: string
}> = [{ route: "GET /identity/v2/manage/account/:uid", path: "/identity/v2/manage/account/passkey" }]

const isElsewhere = <R>({ endpoint }: Handler.Handler<R>, request: Request): boolean =>
  elsewhere.some(
    ({ path, route }) => endpoint.spec.route === route && (path === undefined || path === request.path.toLowerCase())
  )
