/**
 * Who has sent a request, for Fastify 5.
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
 * What is read of a request.
 *
 * @since 0.1.0
 * @category models
 */
export interface FastifyRequest {
  readonly raw: IncomingRequest
}

/**
 * What is used of a reply.
 *
 * @since 0.1.0
 * @category models
 */
export interface FastifyReply {
  readonly raw: { readonly once: (event: "close", listener: () => void) => unknown }
  readonly code: (status: number) => unknown
  readonly headers: (headers: Record<string, string>) => unknown
  readonly send: (document: unknown) => unknown
}

/**
 * What is used of a server, or of a scope of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface FastifyInstance {
  readonly addHook: (name: "onRequest", hook: Hook) => unknown
}

/**
 * A plugin: `app.register(Fastify.plugin(runtime))` lets in what is registered in the same scope.
 *
 * @since 0.1.0
 * @category models
 */
export type Plugin = (instance: FastifyInstance, options: object, done: () => void) => void

const refuse = (reply: FastifyReply, failure: Failure): void => {
  reply.code(statusOf(failure))
  reply.headers(headersOf(failure))
  reply.send(documentOf(failure))
}

const pluginOf = (runtime: Runtime, options: Options, isRequired: boolean): Plugin => {
  const ask = asking(options, isRequired)
  const plugin: Plugin = (instance, _, done) => {
    instance.addHook("onRequest", (request, reply, next) => {
      const leave = watch(runtime, ask(request.raw, sourceOf(request.raw)), {
        user: (user) => {
          noteUser(request.raw, user)
          next()
        },
        refused: (failure) => refuse(reply, failure),
        broken: (error) => next(error instanceof Error ? error : new Error(String(error)))
      })
      reply.raw.once("close", leave)
    })
    done()
  }
  // The hook is for the scope that registers the plugin, not for one of the plugin's own.
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true })
}

/**
 * There has to be a token, and it has to be good: handlers have `currentUser`. Others are answered 401, 403 or 503. Throws
 * `InvalidConfig`, which names the option, where one cannot be used; `degraded` fails requests, since only the runtime can say it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const plugin = (runtime: Runtime, options: Options = {}): Plugin => pluginOf(runtime, options, true)

/**
 * There may be a token: handlers have `maybeUser`. One that is there has to be good, as for `plugin`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const pluginOptional = (runtime: Runtime, options: Options = {}): Plugin => pluginOf(runtime, options, false)

/**
 * A hook of a route: `{ preHandler: Fastify.requireRole("admin") }`.
 *
 * @since 0.1.0
 * @category models
 */
export type Hook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void

const requiringOf =
  (lacking: rights.Lacking): Hook =>
  (request, reply, done) => {
    const refusal = lacking(currentUser(request))
    if (refusal === undefined) done()
    else refuse(reply, refusal)
  }

/**
 * Answers 403 to whoever lacks a role.
 *
 * @since 0.1.0
 * @category constructors
 */
export const requireRole = (role: string): Hook => requiringOf(rights.role(role))

/**
 * Answers 403 to whoever lacks a permission.
 *
 * @since 0.1.0
 * @category constructors
 */
export const requirePermission = (permission: string): Hook => requiringOf(rights.permission(permission))

/**
 * Who has sent a request. Throws where `plugin` has not let it in: that is a route of another scope.
 *
 * @since 0.1.0
 * @category accessors
 */
export const currentUser = ({ raw }: FastifyRequest): Verdict =>
  userOf(raw, "Fastify.plugin is not registered in the scope of this route")

/**
 * Who has sent a request; undefined if it has no token. Throws where neither plugin is registered.
 *
 * @since 0.1.0
 * @category accessors
 */
export const maybeUser = ({ raw }: FastifyRequest): Verdict | undefined =>
  Option.getOrUndefined(maybeUserOf(raw, "Fastify.pluginOptional is not registered in the scope of this route"))
