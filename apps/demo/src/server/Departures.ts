/**
 * Browsers that are at a social provider's page. That page posts its token from another site, so that no cookie comes with
 * it: the token waits here, under an unguessable state, until the browser itself asks for it. No token is ever in a URL.
 */
import type { HttpServerRequest } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, type Redacted } from "effect"
import { randomBytes } from "node:crypto"

/** Where the providers' pages send the browser back to. */
export const paths = ["/social", "/linking"] as const
export type Path = (typeof paths)[number]

/**
 * Whether a request is a provider's page that sends a browser back: the only one that comes from another site. What it
 * knows is the state, and it does no more than leave a token there.
 */
export const isReturn = ({ method, url }: HttpServerRequest.HttpServerRequest): boolean =>
  method === "POST" && paths.some((path) => path === url.split("?")[0])

export interface Options {
  /** How long somebody may stay at the provider's page: as long as its token lives. */
  readonly period: Duration.DurationInput
  /** The oldest go first. */
  readonly most: number
}

export interface Service {
  /** A new state. */
  readonly leave: Effect.Effect<string>
  /** Keeps the token of a state that somebody has left with. Others are worth nothing. */
  readonly bring: (state: string, token: Redacted.Redacted<string>) => Effect.Effect<void>
  /** Takes the token out: it works once. */
  readonly take: (state: string) => Effect.Effect<Redacted.Redacted<string> | undefined>
}

export class Departures extends Context.Tag("demo/Departures")<Departures, Service>() {}

interface Departure {
  readonly at: number
  readonly token?: Redacted.Redacted<string>
}

export const make = ({ most, period }: Options): Service => {
  const departures = new Map<string, Departure>()
  const find = (state: string) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      const found = departures.get(state)
      return found === undefined || now - found.at > Duration.toMillis(period) ? undefined : found
    })
  return {
    leave: Effect.gen(function* () {
      const state = randomBytes(32).toString("base64url")
      departures.set(state, { at: yield* Clock.currentTimeMillis })
      for (const oldest of departures.keys()) {
        if (departures.size <= most) break
        departures.delete(oldest)
      }
      return state
    }),
    bring: (state, token) =>
      Effect.map(find(state), (found) => {
        // Only the first token counts: nobody swaps it for another one.
        if (found !== undefined && found.token === undefined) departures.set(state, { ...found, token })
      }),
    take: (state) =>
      Effect.map(find(state), (found) => {
        departures.delete(state)
        return found?.token
      })
  }
}

export const layer = (options: Options = { period: "15 minutes", most: 10_000 }): Layer.Layer<Departures> =>
  Layer.sync(Departures, () => make(options))
