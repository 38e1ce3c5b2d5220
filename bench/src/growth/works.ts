/** What is measured in an emulator of many accounts. */
import type { HttpClient } from "@effect/platform"
import {
  Account,
  Authentication,
  type LoginRadiusConfig,
  PhoneAuthentication,
  RolesManagement,
  TokenManagement,
  Webhooks
} from "@loginradius-effect/core"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Random, Redacted } from "effect"
import { account, emailOf, mailTo, numbers, providerTokenOf, type Services, uidOf } from "./population.js"
import { requestOf, send } from "./requests.js"
import type { Work } from "./rounds.js"

/** A work in the emulator that it is made in. */
export type MakeWork = Effect.Effect<Work, unknown, Services>

type Call<A, E> = Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>

/** Accounts whose calls are measured in a round. */
const some = numbers(50)

/** The number of an account that no population has, for calls that use it up. */
const spare = (n: number): number => 10_000_000 + n

let made = 0

/** A number that was not there before. */
const fresh = (): number => made++

/** Makes the requests of calls, whose handling is measured. */
const handling = <A, E, E2>(
  accounts: ReadonlyArray<number>,
  call: (account: number) => Effect.Effect<Call<A, E>, E2, Services>
): Work["prepare"] =>
  Effect.forEach(accounts, (n) => Effect.flatMap(call(n), (one) => Effect.map(requestOf(one), send)))

/** Makes an account unless it is there. */
const ensured = (n: number) => Effect.catchTag(account(n), "SeedConflict", () => Effect.void)

const ensure = (n: number) => Emulator.seed(ensured(n))

const logIn = (n: number) =>
  Effect.map(Emulator.seed(Effect.zipRight(ensured(n), Seed.session(uidOf(n)))), ({ accessToken }) => accessToken)

const unverify = (n: number) =>
  Effect.zipRight(ensure(n), Account.update({ uid: uidOf(n), profile: { EmailVerified: false } }))

export const read: MakeWork = Effect.succeed({
  prepare: handling(some, (n) => Effect.succeed(Account.profilesByUid({ uid: uidOf(n) })))
})

const unsubscribe = Effect.gen(function* () {
  const { Data } = yield* Webhooks.listSubscriptions()
  for (const { Id } of Data ?? []) yield* Webhooks.deleteSubscription({ hookId: Id ?? "" })
})

const subscribe = (event: "UpdateProfile" | "SetUsername") =>
  Webhooks.createSubscription({ webhook: { Event: event, TargetUrl: "http://127.0.0.1/hook", Name: "hook" } })

/** An update of an account by management, while a webhook is subscribed to an event, or none. */
const write = (event?: "UpdateProfile" | "SetUsername"): MakeWork =>
  Effect.map(Emulator.Emulator, ({ deliveries }) => ({
    prepare: Effect.zipRight(
      event === undefined ? Effect.void : subscribe(event),
      handling(some, (n) => Effect.succeed(Account.update({ uid: uidOf(n), profile: { FirstName: `Ada ${fresh()}` } })))
    ),
    settle: deliveries,
    finish: unsubscribe
  }))

export const writeWithoutWebhook = write()
export const writeOfNoEvent = write("SetUsername")
export const writeOfAnEvent = write("UpdateProfile")

export const spendToken: MakeWork = Effect.succeed({
  prepare: handling(some, (n) =>
    Effect.gen(function* () {
      yield* unverify(spare(n))
      const { VerificationToken } = yield* Account.emailVerificationToken({ email: emailOf(spare(n)) })
      return Authentication.verifyEmail({ verificationToken: VerificationToken })
    })
  )
})

export const listSessions: MakeWork = Effect.map(
  Effect.forEach(some, (n) => logIn(spare(n))),
  (tokens) => ({
    prepare: handling(some, (n) => Effect.succeed(TokenManagement.getActiveSessionDetails({ token: tokens[n]! })))
  })
)

/** The account has a session and a token. */
export const removeAccount: MakeWork = Effect.succeed({
  prepare: handling(some, (n) =>
    Effect.gen(function* () {
      const gone = spare(some.length + n)
      yield* logIn(gone)
      yield* Account.emailVerificationToken({ email: emailOf(gone) })
      return Account.delete({ uid: uidOf(gone) })
    })
  )
})

/** 100 accounts have the role. */
export const removeRole: MakeWork = Effect.succeed({
  prepare: handling(numbers(3), () =>
    Effect.gen(function* () {
      const roleName = `role${fresh()}`
      yield* RolesManagement.rolesCreate({ roles: [{ Name: roleName }] })
      yield* Effect.forEach(numbers(100), (n) => RolesManagement.assignRolesByUid({ uid: uidOf(n), roles: [roleName] }))
      return RolesManagement.deleteRole({ roleName })
    })
  )
})

export const setPassword: MakeWork = Effect.succeed({
  prepare: handling(some, (n) =>
    Effect.as(ensure(spare(n)), Account.setPassword({ uid: uidOf(spare(n)), password: `correct horse ${fresh()}` }))
  )
})

/** The documented hash of a password, without the emulator. */
export const hashPassword: MakeWork = Effect.succeed({
  prepare: Effect.succeed(
    some.map((n) =>
      Effect.promise(async () => {
        const salt = new Uint8Array(16).fill(n)
        const key = await crypto.subtle.importKey("raw", salt, "PBKDF2", false, ["deriveBits"])
        await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-1", salt, iterations: 2000 }, key, 256)
      })
    )
  )
})

/** The passcode that a call sends to an address or a number. Empties the outbox. */
const passcode = <A, E>(to: string, call: Call<A, E>) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox.Outbox
    yield* outbox.clear
    yield* call
    const { otp } = yield* outbox.take({ to })
    yield* outbox.clear
    return otp ?? (yield* Effect.dieMessage(`no passcode went to ${to}`))
  })

/** The number is one that the account changes to. */
export const verifyPhone: MakeWork = Effect.gen(function* () {
  const tokens = yield* Effect.forEach(some, (n) => logIn(spare(n)))
  return {
    prepare: handling(some, (n) =>
      Effect.gen(function* () {
        const phone = `1555${String(fresh()).padStart(7, "0")}`
        const change = PhoneAuthentication.phoneNumberUpdate({ accessToken: tokens[n]!, phone })
        return PhoneAuthentication.verifyOtp({ phone, otp: yield* passcode(phone, change) })
      })
    )
  }
})

export const signInByProvider: MakeWork = Effect.succeed({
  prepare: handling(some, (n) =>
    Effect.succeed(TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: providerTokenOf(n) }))
  )
})

/**
 * The account is found by the id of the message with the passcode. No endpoint answers that id: while all random numbers are
 * the same, all ids are, so that a token tells it.
 */
export const verifyByMessage: MakeWork = Effect.succeed({
  prepare: handling(numbers(10), (n) =>
    Effect.gen(function* () {
      const email = emailOf(spare(n))
      yield* unverify(spare(n))
      const { ForgotToken } = yield* Account.forgotPasswordToken({ email })
      const otp = yield* passcode(email, Authentication.resendEmailVerification({ email }))
      return Authentication.verifyEmailByOtp({ uuid: Redacted.value(ForgotToken), otp })
    }).pipe(Effect.withRandom(Random.fixed([n])))
  )
})

/** Empties the outbox after a round, unless it was full before the first one. */
const emptied = Effect.gen(function* () {
  const outbox = yield* Outbox.Outbox
  const isFull = (yield* outbox.messages).length > 0
  return { outbox, finish: isFull ? Effect.void : outbox.clear }
})

export const mailLink: MakeWork = Effect.map(emptied, ({ finish }) => ({
  prepare: handling(some, (n) =>
    Effect.succeed(Authentication.forgotPassword({ email: emailOf(n), resetPasswordUrl: "https://app.example.com" }))
  ),
  finish
}))

export const deliverMail: MakeWork = Effect.map(emptied, ({ finish, outbox }) => ({
  prepare: Effect.succeed(some.map((n) => outbox.deliver(mailTo(n)))),
  finish
}))
