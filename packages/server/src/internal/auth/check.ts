/** The one question that all frameworks ask of a request. */
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import {
  type AuthUnavailable,
  checkDegraded,
  TokenVerifier,
  Unauthenticated,
  type Verdict
} from "../../TokenVerifier.js"
import type { Degraded } from "../verify/model.js"
import { toEffect } from "../effect.js"
import { invalid } from "../settings.js"
import { Forbidden } from "./forbidden.js"
import { type Cookie, read, type Source } from "./presented.js"

/**
 * How requests are asked who sent them.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * A cookie with the token, beside the header `Authorization`: none unless said otherwise. With other methods than GET, HEAD and
   * OPTIONS it counts only where the browser says that a page of the same origin sent it, or one of `origins`, such as
   * `https://app.example.com`.
   */
  readonly cookie?: { readonly name: string; readonly origins: ReadonlyArray<string> } | undefined
  /** What becomes of tokens that cannot be checked: `failClosed` unless said otherwise. */
  readonly degraded?: Degraded | undefined
}

/**
 * Why a request is refused.
 *
 * @since 0.1.0
 * @category errors
 */
export type Failure = Unauthenticated | AuthUnavailable | Forbidden

/** Who has sent a request; `request` is the object that all of its middlewares share. */
export type Check = (request: object, source: Source) => Effect.Effect<Option.Option<Verdict>, Failure>

/** By RFC 6265. */
const cookieName = /^[!#$%&'*+\-.^_`|~\w]+$/

/** As browsers write it. */
const originForm = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/

/** Where the token may be, beside the header. */
export const cookieOf = ({ cookie }: Options): Either.Either<Cookie | undefined, InvalidConfig> => {
  if (cookie === undefined) return Either.right(undefined)
  if (typeof cookie.name !== "string" || !cookieName.test(cookie.name))
    return Either.left(invalid("cookie.name", "must be the name of a cookie"))
  const areOrigins = Array.isArray(cookie.origins) && cookie.origins.every((one) => originForm.test(String(one)))
  return areOrigins
    ? Either.right(cookie)
    : Either.left(invalid("cookie.origins", "must be a list of origins such as https://app.example.com"))
}

export const make = (given: Options): Effect.Effect<Check, InvalidConfig, TokenVerifier> =>
  Effect.gen(function* () {
    const from = yield* toEffect(cookieOf(given))
    const options = { degraded: yield* checkDegraded(given.degraded) }
    const { verify } = yield* TokenVerifier
    /** The answers that were given to requests: several middlewares ask of one. */
    const known = new WeakMap<object, Exit.Exit<Option.Option<Verdict>, Failure>>()
    const ask = (source: Source): Effect.Effect<Option.Option<Verdict>, Failure> => {
      const presented = read(source, from)
      switch (presented._tag) {
        case "Nothing":
          return Effect.succeedNone
        case "Malformed":
          return Effect.fail(new Unauthenticated({ reason: "Malformed", message: presented.message }))
        case "CrossSite":
          return Effect.fail(new Forbidden({ reason: "CrossSite", message: "another site may have sent the cookie" }))
        case "Token":
          return Effect.asSome(verify(presented.token, options))
      }
    }
    return (request, source) =>
      Effect.suspend(
        () =>
          known.get(request) ??
          Effect.onExit(ask(source), (exit) =>
            Effect.sync(() => {
              if (!Exit.isInterrupted(exit)) known.set(request, exit)
            })
          )
      )
  })

/** The same of a request that somebody has to have sent. */
export const required = <E, R>(
  user: Effect.Effect<Option.Option<Verdict>, E, R>
): Effect.Effect<Verdict, E | Unauthenticated, R> =>
  Effect.flatMap(
    user,
    Option.match({
      onNone: () => Effect.fail(new Unauthenticated({ reason: "Missing", message: "there is no token" })),
      onSome: (verdict) => Effect.succeed(verdict)
    })
  )
