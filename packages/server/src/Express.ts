/**
 * Who has sent a request, for Express 5.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import type { Options } from "./Auth.js"
import { documentOf, headersOf, statusOf } from "./internal/auth/answer.js"
import type { Failure } from "./internal/auth/check.js"
import { type IncomingRequest, sourceOf } from "./internal/auth/node.js"
import { asking, maybeUserOf, noteUser, type Runtime, userOf, watch } from "./internal/auth/plain.js"
import * as rights from "./internal/auth/rights.js"
import type { Verdict } from "./TokenVerifier.js"

export type { IncomingRequest } from "./internal/auth/node.js"
export type { Runtime } from "./internal/auth/plain.js"

/**
 * What is used of a response.
 *
 * @since 0.1.0
 * @category models
 */
export interface OutgoingResponse {
  statusCode: number
  setHeader: (name: string, value: string) => unknown
  end: (body: string) => unknown
  once: (event: "close", listener: () => void) => unknown
}

/**
 * A middleware.
 *
 * @since 0.1.0
 * @category models
 */
export type Middleware = (request: IncomingRequest, response: OutgoingResponse, next: (error?: unknown) => void) => void

const refuse = (response: OutgoingResponse, failure: Failure): void => {
  response.statusCode = statusOf(failure)
  for (const [name, value] of Object.entries(headersOf(failure))) response.setHeader(name, value)
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify(documentOf(failure)))
}

const middleware = (runtime: Runtime, options: Options, isRequired: boolean): Middleware => {
  const ask = asking(options, isRequired)
  return (request, response, next) => {
    const leave = watch(runtime, ask(request, sourceOf(request)), {
      user: (user) => {
        noteUser(request, user)
        next()
      },
      refused: (failure) => refuse(response, failure),
      broken: next
    })
    response.once("close", leave)
  }
}

/**
 * There has to be a token, and it has to be good: what comes next has `currentUser`. Others are answered 401, 403 or 503. Throws
 * `InvalidConfig`, which names the option, where one cannot be used; `degraded` is told by `next`, since only the runtime can say it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const authenticated = (runtime: Runtime, options: Options = {}): Middleware => middleware(runtime, options, true)

/**
 * There may be a token: what comes next has `maybeUser`. One that is there has to be good, as for `authenticated`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const optional = (runtime: Runtime, options: Options = {}): Middleware => middleware(runtime, options, false)

const requiringOf =
  (lacking: rights.Lacking): Middleware =>
  (request, response, next) => {
    const refusal = lacking(currentUser(request))
    if (refusal === undefined) next()
    else refuse(response, refusal)
  }

/**
 * Answers 403 to whoever lacks a role. Comes after `authenticated`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const requireRole = (role: string): Middleware => requiringOf(rights.role(role))

/**
 * Answers 403 to whoever lacks a permission. Comes after `authenticated`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const requirePermission = (permission: string): Middleware => requiringOf(rights.permission(permission))

/**
 * Who has sent a request. Throws where `authenticated` has not let it in: that is a route without the middleware.
 *
 * @since 0.1.0
 * @category accessors
 */
export const currentUser = (request: object): Verdict =>
  userOf(request, "no middleware of Express.authenticated came before")

/**
 * Who has sent a request; undefined if it has no token. Throws where neither `optional` nor `authenticated` came before.
 *
 * @since 0.1.0
 * @category accessors
 */
export const maybeUser = (request: object): Verdict | undefined =>
  Option.getOrUndefined(maybeUserOf(request, "no middleware of Express.optional came before"))
