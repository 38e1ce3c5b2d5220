/** Try to break it: the emulator's clock and faults, the webhooks that it tells, and the accounts in it. */
import { HttpApiBuilder } from "@effect/platform"
import { Authentication, Configuration, Webhooks } from "@loginradius-effect/core"
import { Emulator, Faults } from "@loginradius-effect/emulator"
import { Clock, Duration, Effect } from "effect"
import { Api } from "../../api/Api.js"
import { InvalidField, NotAvailable } from "../../api/Refusals.js"
import type { Call, Delivery, Fault } from "../../api/Trial.js"
import { Site } from "../host/Site.js"
import { Backend } from "../loginradius/Backend.js"
import * as Reference from "../loginradius/Reference.js"
import { orRefuse } from "../loginradius/Refusals.js"
import { countAttempt } from "../session/RateLimit.js"

const emulated = Effect.flatMap(Backend, ({ trial }) =>
  trial === undefined
    ? Effect.fail(new NotAvailable({ message: "This needs the emulator: start the demo without an API key." }))
    : Effect.succeed(trial)
)

const receive = Webhooks.receive(Emulator.apiSecret)

/** Reads a delivery, if it has the signature of LoginRadius. */
export const readDelivery = (raw: { readonly body: string; readonly signature: string | undefined }) =>
  receive(raw.body, raw.signature).pipe(
    Effect.map((event) => ({ event: event._tag, uid: "profile" in event ? event.profile.Uid : null, refused: null })),
    Effect.catchAll(({ _tag }) => Effect.succeed({ event: null, uid: null, refused: _tag }))
  )

const read = Effect.gen(function* () {
  const { accounts, arrived, time } = yield* emulated
  return {
    now: yield* Clock.currentTimeMillis,
    ahead: Duration.toSeconds(yield* time.ahead),
    deliveries: yield* Effect.forEach(yield* arrived, (raw) =>
      Effect.map(readDelivery(raw), (read): Delivery => ({ ...read, n: raw.n, at: raw.at }))
    ),
    accounts: yield* accounts
  }
})

const furthest = Duration.days(3660)

/** Nothing waits: what has ended by then has ended at once. */
export const advance = (seconds: number) =>
  Effect.gen(function* () {
    const { time } = yield* emulated
    const by = Duration.seconds(seconds)
    if (Duration.greaterThan(Duration.sum(yield* time.ahead, by), furthest)) {
      return yield* new InvalidField({ field: "seconds", message: "Ten years ahead is as far as it goes." })
    }
    yield* time.advance(by)
    return yield* read
  })

const faults = {
  status503: Faults.status(503),
  status429: Faults.status(429, { headers: { "retry-after": "1" } }),
  delay: Faults.delay("3 seconds"),
  dropBefore: Faults.dropBefore,
  dropAfter: Faults.dropAfter,
  refuse: Faults.refuse
}

export const inject = ({ endpoint, fault, times }: typeof Fault.Type) =>
  Effect.gen(function* () {
    const trial = yield* emulated
    if (endpoint !== undefined && !Reference.isKnown(endpoint)) {
      return yield* new InvalidField({ field: "endpoint", message: "There is no such endpoint." })
    }
    yield* trial.inject(faults[fault], { endpoint, times })
    return { done: true } as const
  })

/** A call to meet the fault. One that only reads is repeated; a mail is not sent again if it may have been sent. */
export const callLoginRadius = ({ what }: typeof Call.Type) =>
  Effect.gen(function* () {
    yield* emulated
    if (what === "read") yield* Configuration.getConfigurations()
    else {
      const [someone] = (yield* Backend).accounts
      const { origin } = yield* Site
      yield* countAttempt("mails of the trial")
      yield* Authentication.forgotPassword({ email: someone?.email ?? "", resetPasswordUrl: `${origin}/reset` })
    }
    return { done: true } as const
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "trial", (handlers) =>
  handlers
    .handle("read", () => read)
    .handle("advance", ({ payload: { seconds } }) => advance(seconds))
    .handle("inject", ({ payload }) => inject(payload))
    .handle("call", ({ payload }) => callLoginRadius(payload))
)
