/** A place that several processes read and write, which can be gone. */
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { millisNow, reference, type Reference } from "../effect.js"
import { gate } from "./gate.js"

/**
 * What verdicts and revocations are kept with. All of it can fail, and may never end.
 *
 * @internal
 */
export interface Store {
  readonly digest: (text: string) => string
  /** Stands for an application in the names of keys. */
  readonly keysOf: (application: string) => (name: string) => string
  /** The values of some keys as they are at one time. */
  readonly read: (keys: ReadonlyArray<string>) => Promise<ReadonlyArray<string | null>>
  readonly write: (key: string, value: string, keepMillis: number) => Promise<unknown>
  readonly remove: (key: string) => Promise<unknown>
  /** Writes a number under both keys that is higher than the one under the first. */
  readonly raise: (counter: string, key: string, keepMillis: number) => Promise<unknown>
}

/** @internal */
export const SharedStore: Reference<Store | undefined> = /* @__PURE__ */ reference(
  "@loginradius-effect/server/SharedStore",
  { defaultValue: (): Store | undefined => undefined }
)

/** How long an answer may take. */
const patience = 100

export interface Asked {
  /** The answer, or `undefined` where there is none. A second after that it is asked for again, by one. */
  readonly ask: <A>(promise: () => Promise<A>) => Effect.Effect<{ readonly value: A } | undefined>
}

export const asking = (clock: Clock.Clock): Asked => {
  const passage = gate()
  return {
    ask: (promise) =>
      Effect.suspend(() => {
        if (passage.wait(millisNow(clock), false) > 0) return Effect.succeed(undefined)
        const tell = passage.enter()
        return Effect.tryPromise({ try: promise, catch: () => "gone" as const }).pipe(
          Effect.timeout(patience),
          Effect.match({ onFailure: () => undefined, onSuccess: (value) => ({ value }) }),
          Effect.tap((answer) => Effect.sync(() => tell(answer !== undefined, millisNow(clock)))),
          Effect.onInterrupt(() => Effect.sync(() => tell(undefined, millisNow(clock))))
        )
      })
  }
}
