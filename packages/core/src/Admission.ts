/**
 * Who may send now. A rate budget is asked before each attempt of a call, and told of each 429: see `Service`. Without one, calls are
 * sent at once. `RateBudget` of `@loginradius-effect/server` is such a budget.
 *
 * @since 0.1.0
 */
import type * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Prepared } from "./internal/call/draft.js"
import type { Call as Running, Gate } from "./internal/call/send.js"
import { end, outcomeOf } from "./internal/call/telemetry.js"
import { type Reference, reference } from "./internal/effect/context.js"
import { label, type Labels, update } from "./internal/effect/metric.js"
import { errorIn } from "./internal/effect/result.js"
import { override } from "./LoginRadiusConfig.js"
import { RateLimited } from "./LoginRadiusError.js"
import type { Safety } from "./Safety.js"
import * as Telemetry from "./Telemetry.js"

/**
 * An attempt that is about to be sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Call {
  /** The API key of the application, whose quota it counts against. */
  readonly application: string
  /** The quota that it counts against: `search` for the cloud host, `core` for all others. */
  readonly bucket: "core" | "search"
  /** The endpoint, as `Module.name`. */
  readonly endpoint: string
  readonly safety: Safety
  /** 1 for the first attempt. */
  readonly attempt: number
  /** That of `lane`; else `admin` for calls with the API secret, and `login` for all others. */
  readonly lane: string
}

/**
 * What a rate budget does.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /** Whether other processes draw on the same budget. */
  readonly shared: boolean
  /**
   * Waits until an attempt may be sent. It can be interrupted, and the deadline of the attempt begins after it. What it fails with
   * ends the call with `RateLimited`, whose `sent` is false.
   */
  readonly admit: (call: Call) => Effect.Effect<void, NotAdmitted>
  /** The service answered an attempt with 429, and asked to wait so long, if it did. The call waits after it: it is not to wait. */
  readonly refused: (call: Call, retryAfter: Duration.Duration | undefined) => Effect.Effect<void>
}

/**
 * The budget does not let an attempt be sent: it would have to wait too long. `retryAfter` is when there may be room.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotAdmitted
  extends /* @__PURE__ */ Data.TaggedError("NotAdmitted")<{
    readonly retryAfter: Duration.Duration | undefined
  }> {}

/**
 * A rate budget that calls can ask, with the code by which they do: see `make`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Admission extends Service {
  readonly gate: Gate
}

/**
 * The budget that calls ask, where there is one. A layer of it is merged with those that calls run with: one that only builds
 * another layer reaches no call.
 *
 * @since 0.1.0
 * @category tags
 */
export const Admission: Reference<Admission | undefined> = /* @__PURE__ */ reference(
  "@loginradius-effect/core/Admission",
  { defaultValue: (): Admission | undefined => undefined }
)

/**
 * Lets calls ask a budget: `Layer.effect(Admission.Admission, Effect.map(service, Admission.make))`. The code for it comes from here:
 * a bundle without a budget has none.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (service: Service): Admission => {
  const labelsOf = labels()
  const { admit, refused, shared } = service
  const gate: Gate = {
    enter: (call, request, restore, goOn) => {
      const asked = callOf(call, request)
      const start = call.clock.unsafeCurrentTimeMillis()
      const note = (outcome: string): void => {
        // The time of day can go back.
        const waited = Math.max(0, call.clock.unsafeCurrentTimeMillis() - start)
        call.waited += waited
        call.span?.attribute("loginradius.waited_ms", call.waited)
        update(Telemetry.wait, waited, labelsOf(asked.lane, outcome))
      }
      return Effect.matchCauseEffect(restore(admit(asked)), {
        onFailure: (cause) => {
          const refusal = errorIn(cause)
          const exit = refusal ? Exit.fail(notSent(asked, refusal)) : Exit.failCause(cause as Cause.Cause<never>)
          note(refusal ? "refused" : outcomeOf(exit))
          return end(call, exit)
        },
        onSuccess: () => {
          note("admitted")
          return goOn()
        }
      })
    },
    tell: (call, request, error) =>
      error instanceof RateLimited ? refused(callOf(call, request), error.retryAfter) : Effect.void
  }
  return { admit, refused, shared, gate }
}

/** The same array each time, by which a metric finds its histogram without comparing. By two names, since joining them costs more. */
const labels = (): ((lane: string, outcome: string) => Labels) => {
  const byOutcome = new Map<string, Map<string, Labels>>()
  return (lane, outcome) => {
    const byLane = byOutcome.get(outcome) ?? new Map<string, Labels>()
    const known = byLane.get(lane)
    if (known) return known
    const made = [label("lane", lane), label("outcome", outcome)]
    byOutcome.set(outcome, byLane.set(lane, made))
    return made
  }
}

const callOf = ({ attempts, config, endpoint, options }: Running, { safety }: Prepared): Call => ({
  application: config.apiKey,
  bucket: endpoint.host === "cloud" ? "search" : "core",
  endpoint: endpoint.id,
  safety,
  attempt: attempts,
  lane: options.lane ?? (endpoint.auth.kind.startsWith("secret") ? "admin" : "login")
})

const notSent = ({ endpoint }: Call, { retryAfter }: NotAdmitted): RateLimited =>
  new RateLimited({
    endpoint,
    retryAfter,
    sent: false,
    status: undefined,
    requestId: undefined,
    message: `${endpoint}: not sent, since the rate budget has no room`
  })

/**
 * The lane of every call in an effect: `effect.pipe(Admission.lane("bulk"))`. The innermost wins. Lanes label a metric: use few names.
 *
 * @since 0.1.0
 * @category combinators
 */
export const lane = (name: string): (<A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) =>
  override({ lane: name })
