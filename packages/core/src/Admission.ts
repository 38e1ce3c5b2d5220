/**
 * Who may send now. A rate budget is asked before each attempt of a call, and told of each 429: see `Service`. Without one, calls are
 * sent at once. `RateBudget` of `@loginradius-effect/server` is such a budget.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import { type Reference, reference } from "./internal/effect/context.js"
import { override } from "./LoginRadiusConfig.js"
import type { Safety } from "./Safety.js"

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
 * A rate budget.
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
  /** The service answered an attempt with 429, and asked to wait so long, if it did. It is not to wait itself. */
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
 * The budget that calls ask, where there is one. A layer of it is merged with those that calls run with: one that only builds
 * another layer reaches no call.
 *
 * @since 0.1.0
 * @category tags
 */
export const Admission: Reference<Service | undefined> = /* @__PURE__ */ reference(
  "@loginradius-effect/core/Admission",
  { defaultValue: (): Service | undefined => undefined }
)

/**
 * The lane of every call in an effect: `effect.pipe(Admission.lane("bulk"))`. The innermost wins. Lanes label a metric: use few names.
 *
 * @since 0.1.0
 * @category combinators
 */
export const lane = (name: string): (<A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) =>
  override({ lane: name })
