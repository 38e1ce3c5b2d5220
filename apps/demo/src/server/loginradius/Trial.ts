/** What the emulator can be made to do, beside answering calls. */
import { HttpClient, type HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { Webhooks } from "@loginradius-effect/core"
import { type Emulator, type Faults, Store } from "@loginradius-effect/emulator"
import { Clock, Effect } from "effect"
import type { Account } from "../../api/Trial.js"
import type * as Time from "./Time.js"

/** A delivery as it came: nobody has checked its signature. */
export interface Arrived {
  readonly n: number
  readonly body: string
  readonly signature: string | undefined
  readonly at: number
}

export interface Trial {
  readonly time: Time.Time
  readonly inject: (fault: Faults.Fault, options: Emulator.FaultOptions) => Effect.Effect<void>
  /** The latest deliveries to webhooks, the oldest first. */
  readonly arrived: Effect.Effect<ReadonlyArray<Arrived>>
  readonly accounts: Effect.Effect<ReadonlyArray<Account>>
}

/** Where the webhooks of the demo lead. It is in this process: nothing listens there. */
export const target = "http://demo.localhost/webhooks"

const most = 50

const textOf = ({ body }: HttpClientRequest.HttpClientRequest) =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""

/** The target of the webhooks. It accepts everything: who reads a delivery checks it. */
export const inbox = () => {
  let latest: ReadonlyArray<Arrived> = []
  let count = 0
  const client = HttpClient.make((request) =>
    Effect.map(Clock.currentTimeMillis, (at) => {
      count += 1
      const { signature } = request.headers
      latest = [...latest, { n: count, body: textOf(request), signature, at }].slice(-most)
      return HttpClientResponse.fromWeb(request, new Response(null, { status: 204 }))
    })
  )
  return { client, arrived: Effect.sync(() => latest) }
}

/** Subscribes the target to everything that happens to accounts. */
export const subscribe = Effect.forEach(
  Webhooks.eventNames,
  (Event) => Webhooks.createSubscription({ webhook: { Name: `demo ${Event}`, Event, TargetUrl: target } }),
  { discard: true }
)

export const accounts: Effect.Effect<ReadonlyArray<Account>, never, Store.Store> = Effect.gen(function* () {
  const { read } = yield* Store.Store
  const now = yield* Clock.currentTimeMillis
  const all = read(Store.Accounts.all).map((account): Account => {
    const factors = read(Store.SecondFactors.ofAccount(account.uid))
    const { FirstName, LastName } = account.fields
    const isLocked = Store.Accounts.isLocked(account, now)
    return {
      uid: account.uid,
      name: [FirstName, LastName].filter((part) => typeof part === "string").join(" "),
      email: Store.Accounts.addressesOf(account)[0]?.Value ?? null,
      phone: account.phoneId ?? null,
      isVerified: account.emailVerified || account.phoneIdVerified,
      state: stateOf(account, isLocked),
      until: (isLocked ? account.lock?.until : undefined) ?? null,
      factors: [
        ...(factors.authenticator?.isVerified === true ? (["authenticator"] as const) : []),
        ...(factors.phone === undefined ? [] : (["sms"] as const)),
        ...(factors.isEmailOn ? (["email"] as const) : [])
      ],
      hasPin: account.pinHash !== undefined,
      failedLogins: account.failedLogins
    }
  })
  return [...all].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"))
})

const nameOf = ({ email, name, phone, uid }: Account) => name || (email ?? phone ?? uid)

const stateOf = (account: Store.Accounts.Account, isLocked: boolean): Account["state"] => {
  if (account.isDeleted) return "deleted"
  if (!account.isActive) return "blocked"
  if (account.isLoginDisabled) return "login disabled"
  return isLocked ? "locked" : "active"
}
