/** The verifier of JWTs: keys, signatures, and revocations. */
import type * as HttpClient from "@effect/platform/HttpClient"
import type { InvalidConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import type * as Scope from "effect/Scope"
import { decodeJwt, decodeProtectedHeader } from "jose"
import { attempt, currentClock, millisNow } from "../effect.js"
import { unauthenticated } from "../verify/check.js"
import type { AuthUnavailable, Service, Unauthenticated } from "../verify/model.js"
import { SharedStore, type Store } from "../verify/store.js"
import { textOf } from "../verify/token.js"
import { fetchKeys } from "./fetch.js"
import { oneKey } from "./key.js"
import { type Keys, type KeyStore, keyStore } from "./keys.js"
import { jwtRevocations } from "./revocations.js"
import type { Algorithm, Settings } from "./settings.js"
import { optionsOf, type Read, type Refused, unknownKey, verifyWith } from "./verify.js"

type Known = Unauthenticated | AuthUnavailable

const given = (keys: Keys): KeyStore => ({
  now: () => keys,
  current: Effect.succeed({ keys, isNew: false }),
  others: () => Effect.succeed(undefined)
})

/** Whether it is worth a request: anybody can send what looks like a JWT. */
const isFit = (token: string, algorithms: ReadonlyArray<Algorithm>): boolean =>
  attempt(
    () => algorithms.includes(decodeProtectedHeader(token).alg as Algorithm) && decodeJwt(token) !== undefined,
    () => false
  )

const verifier = (settings: Settings, keys: KeyStore, clock: Clock.Clock, store: Store | undefined): Service => {
  const required = optionsOf(settings)
  const revocations = jwtRevocations(settings, clock, store)

  const by = (token: string, { get }: Keys): Effect.Effect<Read, Refused> =>
    verifyWith(settings, required, token, get, millisNow(clock))

  const final = (effect: Effect.Effect<Read, Refused>): Effect.Effect<Read, Known> =>
    Effect.mapError(effect, (error) => (error === unknownKey ? unauthenticated("Invalid") : error))

  /** Once more, by other keys, where none of these fits. */
  const orOthers = (token: string, known: Keys): Effect.Effect<Read, Known> =>
    Effect.catchAll(by(token, known), (error) =>
      error === unknownKey
        ? Effect.flatMap(keys.others(known), (others) =>
            others ? final(by(token, others)) : Effect.fail(unauthenticated("Invalid"))
          )
        : Effect.fail(error)
    )

  const checked = (token: string): Effect.Effect<Read, Known> => {
    const known = keys.now()
    if (known) return orOthers(token, known)
    if (!isFit(token, settings.algorithms)) return Effect.fail(unauthenticated("Invalid"))
    return Effect.flatMap(keys.current, ({ isNew, keys }) => (isNew ? final(by(token, keys)) : orOthers(token, keys)))
  }

  return {
    maxStale: Duration.millis(settings.staleFor),
    verify: (token, options) =>
      Effect.suspend(() => {
        const text = textOf(token)
        return text === undefined
          ? Effect.fail(unauthenticated("Malformed"))
          : Effect.flatMap(checked(text), (read) => revocations.check(text, read, options))
      }),
    revoke: (what) =>
      Effect.suspend(() => {
        if (what.uid !== undefined) return revocations.account(what.uid)
        const text = textOf(what.token)
        return text === undefined ? Effect.void : revocations.token(text)
      })
  }
}

export const make = (settings: Settings): Effect.Effect<Service, InvalidConfig, Scope.Scope | HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const clock = yield* currentClock
    const store = yield* SharedStore
    if ("key" in settings.keys) {
      const get = yield* oneKey(settings.keys.key, settings.algorithms)
      return verifier(settings, given({ get, at: 0 }), clock, store)
    }
    const services = yield* Effect.context<HttpClient.HttpClient>()
    const run = yield* FiberSet.makeRuntime<never>()
    const read = Effect.provide(fetchKeys(settings.keys.jwks), services)
    return verifier(settings, keyStore(read, settings, clock, run), clock, store)
  })
