/**
 * The states of browsers that are at a social provider's page. A state, as OAuth calls it, is an unguessable text that comes
 * back with the browser. The page posts its token from another site, so that no cookie comes with it: the token is kept here
 * under its state until the browser itself asks for it. No token is ever in a URL.
 */
import type { HttpServerRequest } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, type Redacted } from "effect"
import { randomBytes } from "node:crypto"

/** Where the providers' pages send the browser back to. */
export const paths = ["/social", "/linking"] as const
export type Path = (typeof paths)[number]

/**
 * Whether a request is a provider's page that sends a browser back: the only request from another site that may change
 * something. It has to know a state, and leaves a token under it.
 */
export const isCallback = ({ method, url }: HttpServerRequest.HttpServerRequest): boolean =>
  method === "POST" && paths.some((path) => path === url.split("?")[0])

export interface Options {
  /** How long a browser may stay at the provider's page: as long as the page's token lives. */
  readonly period: Duration.DurationInput
  /** How many states are kept at most. The oldest go first. */
  readonly most: number
}

export interface Service {
  readonly createState: Effect.Effect<string>
  /** Keeps a token under a state. Does nothing if the state is unknown or has a token. */
  readonly putToken: (state: string, token: Redacted.Redacted<string>) => Effect.Effect<void>
  /** Takes the token of a state, and forgets the state. */
  readonly takeToken: (state: string) => Effect.Effect<Redacted.Redacted<string> | undefined>
}

export class OAuthStates extends Context.Tag("demo/OAuthStates")<OAuthStates, Service>() {}

interface Entry {
  readonly createdAt: number
  readonly token?: Redacted.Redacted<string>
}

export const make = ({ most, period }: Options): Service => {
  const states = new Map<string, Entry>()
  const find = (state: string) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      const found = states.get(state)
      return found === undefined || now - found.createdAt > Duration.toMillis(period) ? undefined : found
    })
  return {
    createState: Effect.gen(function* () {
      const state = randomBytes(32).toString("base64url")
      states.set(state, { createdAt: yield* Clock.currentTimeMillis })
      for (const oldest of states.keys()) {
        if (states.size <= most) break
        states.delete(oldest)
      }
      return state
    }),
    putToken: (state, token) =>
      Effect.map(find(state), (found) => {
        // Only the first token counts, so that nobody can replace it by another.
        if (found !== undefined && found.token === undefined) states.set(state, { ...found, token })
      }),
    takeToken: (state) =>
      Effect.map(find(state), (found) => {
        states.delete(state)
        return found?.token
      })
  }
}

export const layer = (options: Options = { period: "15 minutes", most: 10_000 }): Layer.Layer<OAuthStates> =>
  Layer.sync(OAuthStates, () => make(options))
