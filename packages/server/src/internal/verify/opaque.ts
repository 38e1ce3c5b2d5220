/** The verifier of opaque tokens: what is kept, who asks LoginRadius, and what is done when it does not answer. */
import { type InvalidConfig, LoginRadiusConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FiberSet from "effect/FiberSet"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { currentClock, errorOf, millisNow } from "../effect.js"
import { invalid } from "../settings.js"
import { bounded } from "./bounded.js"
import {
  check,
  type Checked,
  type Failure,
  type Refused,
  type Services,
  unauthenticated,
  unavailable
} from "./check.js"
import { staleOf } from "./degraded.js"
import { type Entry, entryOf, staleVerdict } from "./entry.js"
import { flights, type Run } from "./flights.js"
import { gate } from "./gate.js"
import { sha256 } from "./hash.js"
import type { AuthUnavailable, Service, Unauthenticated, Verdict, VerifyOptions } from "./model.js"
import { permissionsOf } from "./permissions.js"
import type { OpaqueSettings } from "./settings.js"
import { type Found, memory, type Shelf } from "./shelf.js"
import { shared } from "./sharedShelf.js"
import { SharedStore } from "./store.js"
import { textOf } from "./token.js"

/** Of what is kept: another form of it has other keys. */
const schemaVersion = 1

/** Verdicts on bad tokens are kept apart: however many of them come, good ones stay. */
const mostRefusals = 1000

/** How often a check is begun whose verdict is revoked before it is there. */
const tries = 3

interface Refusal {
  readonly error: Unauthenticated
  readonly until: number
}

type Token = Redacted.Redacted<string>

type Check = (token: Token) => Effect.Effect<Checked, Failure>

const closed = (): AuthUnavailable => unavailable("NoAnswer", "the verifier has ended")

const refused = (): AuthUnavailable => unavailable("NoAnswer", "revoked while it was checked, again and again")

export const verifier = (
  settings: OpaqueSettings,
  shelf: Shelf,
  clock: Clock.Clock,
  run: Run,
  ask: Check,
  keyOf: (text: string) => string | Effect.Effect<string>
): Service => {
  const { fresh, maxStale, negative } = settings
  const refusals = bounded<Refusal>(mostRefusals)
  const asked = flights<Verdict, Refused>(run, closed)
  const passage = gate()

  const refuse = (key: string, { error }: Failure): Effect.Effect<never, Refused> => {
    if (error._tag === "AuthUnavailable") return Effect.fail(error)
    refusals.set(key, { error, until: millisNow(clock) + negative })
    return Effect.zipRight(shelf.drop(key), Effect.fail(error))
  }

  const keep = (key: string, entry: Entry, mark: Found["mark"]): Effect.Effect<boolean> => {
    refusals.delete(key)
    return shelf.keep(key, entry, mark)
  }

  /** A check counts if nothing was revoked since it began. */
  const checked = (key: string, token: Token, mark: Found["mark"], left: number): Effect.Effect<Verdict, Failure> =>
    Effect.flatMap(ask(token), (answer) => {
      const entry = entryOf(answer, millisNow(clock), settings)
      return Effect.flatMap(keep(key, entry, mark), (counts) => {
        if (counts) return Effect.succeed(entry.verdict)
        if (left === 0) return Effect.fail({ error: refused(), isGeneral: false })
        return Effect.flatMap(shelf.find(key), (found) => checked(key, token, found.mark, left - 1))
      })
    })

  const flight = (key: string, token: Token, mark: Found["mark"]): Effect.Effect<Verdict, Refused> => {
    const tell = passage.enter()
    return checked(key, token, mark, tries - 1).pipe(
      Effect.onExit((exit) =>
        Effect.sync(() => {
          const failure = errorOf(exit)
          tell(Exit.isSuccess(exit) || failure ? failure?.isGeneral !== true : undefined, millisNow(clock))
        })
      ),
      Effect.catchAll((failure) => refuse(key, failure))
    )
  }

  /** What is left when nobody can be asked. It is looked up again: it may have been revoked meanwhile. */
  const instead = (
    key: string,
    error: AuthUnavailable,
    options: VerifyOptions | undefined
  ): Effect.Effect<Verdict, AuthUnavailable> => {
    const stale = staleOf(options?.degraded) ?? 0
    if (stale === 0) return Effect.fail(error)
    return Effect.flatMap(shelf.find(key), ({ entry }) => {
      const verdict = entry && staleVerdict(entry, stale, fresh, millisNow(clock))
      return verdict ? Effect.succeed(verdict) : Effect.fail(error)
    })
  }

  const unknown = (key: string, token: Token, { mark }: Found, options: VerifyOptions | undefined) => {
    const wait = passage.wait(millisNow(clock), asked.has(key))
    return Effect.catchTag(
      wait > 0
        ? Effect.fail(unavailable("NoAnswer", "LoginRadius did not answer a moment ago", wait))
        : asked.join(key, () => flight(key, token, mark)),
      "AuthUnavailable",
      (error) => instead(key, error, options)
    )
  }

  const verifyKey = (
    key: string,
    token: Token,
    options: VerifyOptions | undefined
  ): Effect.Effect<Verdict, Refused> => {
    const now = millisNow(clock)
    const refusal = refusals.get(key)
    if (refusal && now < refusal.until) return Effect.fail(refusal.error)
    const follow = (found: Found): Effect.Effect<Verdict, Refused> =>
      found.entry && now < found.entry.freshUntil
        ? Effect.succeed(found.entry.verdict)
        : unknown(key, token, found, options)
    return shelf.findNow ? follow(shelf.findNow(key)) : Effect.flatMap(shelf.find(key), follow)
  }

  /** What is done with the key of a token. */
  const withKey = <A, E>(text: string, use: (key: string) => Effect.Effect<A, E>): Effect.Effect<A, E> => {
    const key = keyOf(text)
    return typeof key === "string" ? use(key) : Effect.flatMap(key, use)
  }

  return {
    maxStale: Duration.millis(maxStale),
    verify: (token, options) =>
      Effect.suspend(() => {
        const text = textOf(token)
        return text === undefined
          ? Effect.fail(unauthenticated("Malformed"))
          : withKey(text, (key) => verifyKey(key, token, options))
      }),
    revoke: (what) =>
      Effect.suspend(() => {
        if (what.uid !== undefined) return shelf.revoke({ uid: what.uid }, millisNow(clock))
        const text = textOf(what.token)
        return text === undefined
          ? Effect.void
          : withKey(text, (key) => {
              refusals.delete(key)
              return shelf.revoke({ key }, millisNow(clock))
            })
      })
  }
}

export const make = (settings: OpaqueSettings): Effect.Effect<Service, InvalidConfig, Scope.Scope | Services> =>
  Effect.gen(function* () {
    const { apiKey, apiSecret } = yield* LoginRadiusConfig
    if (settings.withPermissions && apiSecret === undefined) {
      return yield* Effect.fail(
        invalid("withPermissions", "needs the API secret, which the configuration does not have")
      )
    }
    const services = yield* Effect.context<Services>()
    const clock = yield* currentClock
    const run = yield* FiberSet.makeRuntime<never>()
    const store = yield* SharedStore
    const keepRevoked = settings.fresh + settings.maxStale + tries * settings.wait
    const shelf = store
      ? shared(store, apiKey.toLowerCase(), settings, keepRevoked, clock)
      : memory(settings.capacity, keepRevoked)
    const permissions = permissionsOf(settings, clock, run, services)
    const prefix = `${schemaVersion}\0${apiKey.toLowerCase()}\0${settings.withPermissions}\0`
    return verifier(
      settings,
      shelf,
      clock,
      run,
      (token) => Effect.provide(check(token, settings.wait, permissions), services),
      (text) => sha256(prefix + text)
    )
  })
