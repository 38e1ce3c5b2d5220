/** Emulators with many accounts, which are told apart by their numbers. */
import type { HttpClient } from "@effect/platform"
import { Account, Authentication, Handler, type LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, ManagedRuntime } from "effect"
import { requestOf, send } from "./requests.js"

/** How many there are of what. */
export interface Population {
  readonly accounts: number
  /** Of the first accounts, one each, as are tokens and passcodes. */
  readonly sessions?: number
  /** Unspent tokens that verify addresses. */
  readonly tokens?: number
  /** Unspent passcodes that verify addresses. */
  readonly passcodes?: number
  /** People whom Facebook knows. */
  readonly people?: number
  /** Messages in the outbox. */
  readonly messages?: number
}

export type Services = Emulator.Emulator | Outbox.Outbox | LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

export type Run = <A, E>(effect: Effect.Effect<A, E, Services>) => Promise<A>

/** The first numbers from 0. */
export const numbers = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, n) => n)

export const uidOf = (account: number): string => `account${account}`
export const emailOf = (account: number): string => `${uidOf(account)}@example.com`
export const providerTokenOf = (person: number): string => `token of person ${person}`

/** Runs effects with an emulator in this process that has a population. */
export const populated = async (population: Population): Promise<Run> => {
  const runtime = ManagedRuntime.make(
    Emulator.layer({
      verificationTypes: { registration: "OTP" },
      accessTokenLifetime: "1 day",
      providerTokens: "known",
      webhookClient: Handler.client(() => Effect.succeed({ status: 204, body: "" }))
    })
  )
  await runtime.runPromise(populate(population))
  return (effect) => runtime.runPromise(effect)
}

const populate = ({ accounts, messages = 0, passcodes = 0, people = 0, sessions = 0, tokens = 0 }: Population) =>
  Effect.gen(function* () {
    yield* Emulator.seed(
      Effect.gen(function* () {
        yield* Effect.forEach(numbers(accounts), account, { discard: true })
        yield* Effect.forEach(numbers(sessions), (n) => Seed.session(uidOf(n)), { discard: true })
        yield* Effect.forEach(numbers(people), person, { discard: true })
      })
    )
    yield* forEachAccount(tokens, Account.emailVerificationToken({ email: emailOf(0) }))
    yield* forEachAccount(passcodes, Authentication.resendEmailVerification({ email: emailOf(0) }))
    const outbox = yield* Outbox.Outbox
    yield* outbox.clear
    yield* Effect.forEach(numbers(messages), (n) => outbox.deliver(mailTo(n)), { discard: true })
  })

/** Makes an account, whose address is not verified. */
export const account = (n: number): ReturnType<typeof Seed.account> =>
  Seed.account({ uid: uidOf(n), email: emailOf(n), emailVerified: false })

const person = (n: number) =>
  Seed.person({
    provider: "facebook",
    id: `person${n}`,
    email: `person${n}@facebook.example`,
    token: providerTokenOf(n)
  })

export const mailTo = (n: number) => ({ kind: "mail", to: emailOf(n), template: "verification-default" }) as const

/** Repeats a call that is about the first account for other accounts, and deletes the mails of it. */
const forEachAccount = <A, E>(
  count: number,
  call: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>
) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox.Outbox
    const text = JSON.stringify(yield* requestOf(call))
    for (const n of numbers(count)) {
      yield* send(JSON.parse(text.replaceAll(uidOf(0), uidOf(n))) as Handler.Request)
      if (n % 1000 === 0) yield* outbox.clear
    }
  })
