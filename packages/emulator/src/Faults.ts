/**
 * What can be made to go wrong between a client and the emulator: `Emulator.inject(Faults.status(503), { times: 2 })`.
 *
 * @since 0.1.0
 */
import * as Handler from "@loginradius-effect/core/Handler"
import type { Family } from "@loginradius-effect/core/LoginRadiusError"
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
  | { readonly _tag: "CutBody" }
  | { readonly _tag: "SlowBody"; readonly duration: Duration.Duration }
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
 * Answers with an error of LoginRadius, and handles nothing: `Faults.error(1122)`. Status and message are those that the emulator has
 * for the code; the description is the message, unless said otherwise.
 *
 * @since 0.1.0
 * @category constructors
 */
export const error = (
  code: number,
  options?: {
    /** The part of the service whose code it is; `identity` unless said otherwise. */
    readonly family?: Family | undefined
    readonly status?: number | undefined
    readonly description?: string | undefined
    readonly headers?: { readonly [name: string]: string } | undefined
  }
): Fault => {
  const { family = "identity", headers, ...said } = options ?? {}
  const answer = Handler.refused(Handler.refusal(family, code, said))
  return { _tag: "Status", status: answer.status, headers: { ...answer.headers, ...headers }, body: answer.body }
}

/**
 * Answers 429, as where there are too many requests, and handles nothing. `retryAfter` is told in whole seconds, up to the next
 * one; without it there is no `Retry-After`. LoginRadius documents no such header.
 *
 * @since 0.1.0
 * @category constructors
 */
export const rateLimited = (options?: { readonly retryAfter?: Duration.DurationInput | undefined }): Fault => ({
  _tag: "Status",
  status: tooMany.status,
  headers: {
    ...tooMany.headers,
    ...(options?.retryAfter === undefined
      ? {}
      : { "retry-after": String(Math.ceil(Duration.toMillis(options.retryAfter) / 1000)) })
  },
  body: tooMany.body
})

/**
 * What is answered to too many requests. That LoginRadius answers a text, and none of its codes, is what its SDKs expect.
 *
 * @internal
 */
export const tooMany = {
  status: 429,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body: "Too many requests"
} as const

/**
 * Answers with the page in HTML that a gateway shows when it does not reach the service, and handles nothing: 502 unless said
 * otherwise.
 *
 * @since 0.1.0
 * @category constructors
 */
export const gateway = (code = 502): Fault => {
  const title = `${code} ${gateways[code] ?? "Error"}`
  return {
    _tag: "Status",
    status: code,
    headers: { "content-type": "text/html" },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`
  }
}

const gateways: { readonly [code: number]: string } = {
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out"
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

/**
 * Handles the request, and breaks the connection off in the middle of the answer's body.
 *
 * @since 0.1.0
 * @category constants
 */
export const cutBody: Fault = { _tag: "CutBody" }

/**
 * Handles the request and begins to answer: the second half of the body comes after a duration on Effect's clock. In process, the
 * whole answer does.
 *
 * @since 0.1.0
 * @category constructors
 */
export const slowBody = (duration: Duration.DurationInput): Fault => ({
  _tag: "SlowBody",
  duration: Duration.decode(duration)
})
