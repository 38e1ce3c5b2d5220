/**
 * What can be made to go wrong between a client and the emulator: `Emulator.inject(Faults.status(503), { times: 2 })`.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"

/**
 * @since 0.1.0
 * @category models
 */
export type Fault =
  | {
      readonly _tag: "Status"
      readonly status: number
      readonly headers: { readonly [name: string]: string }
      readonly body: string
    }
  | { readonly _tag: "Delay"; readonly duration: Duration.Duration }
  | { readonly _tag: "DropBefore" }
  | { readonly _tag: "DropAfter" }
  | { readonly _tag: "Refuse" }

/**
 * Answers with a status as a gateway does, and handles nothing. A body that is not text is sent as JSON.
 *
 * The client repeats some calls after it, and waits on Effect's clock before it does: under `TestClock`, switch that off by
 * `Emulator.layer({ client: { retry: Retry.none } })`, or fork the call and adjust the clock.
 *
 * @since 0.1.0
 * @category constructors
 */
export const status = (
  status: number,
  options?: { readonly body?: unknown; readonly headers?: { readonly [name: string]: string } | undefined }
): Fault => {
  const isText = options?.body === undefined || typeof options.body === "string"
  return {
    _tag: "Status",
    status,
    headers: { ...(isText ? {} : { "content-type": "application/json; charset=utf-8" }), ...options?.headers },
    body: isText ? ((options?.body as string | undefined) ?? "") : JSON.stringify(options.body)
  }
}

/**
 * Waits on Effect's clock, then handles the request as usual. Under `TestClock`, fork the call and adjust the clock.
 *
 * @since 0.1.0
 * @category constructors
 */
export const delay = (duration: Duration.DurationInput): Fault => ({
  _tag: "Delay",
  duration: Duration.decode(duration)
})

/**
 * Resets the connection before anything has happened.
 *
 * @since 0.1.0
 * @category constants
 */
export const dropBefore: Fault = { _tag: "DropBefore" }

/**
 * Handles the request, and resets the connection in place of the answer: it took effect, and the client cannot know.
 *
 * @since 0.1.0
 * @category constants
 */
export const dropAfter: Fault = { _tag: "DropAfter" }

/**
 * Refuses the connection: nothing is sent. A real server can only reset it, which is what `serve` does.
 *
 * @since 0.1.0
 * @category constants
 */
export const refuse: Fault = { _tag: "Refuse" }
