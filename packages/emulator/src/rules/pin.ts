/** PINs: who has to set one, whether one is right, and the tokens that go with them. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, keep, modify, save } from "../context.js"
import { guid } from "../internal/ids.js"
import { isObject } from "../internal/json.js"
import { unredact } from "../internal/unredact.js"
import type { Settings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import * as Pins from "../state/Pins.js"
import * as lockout from "./lockout.js"
import * as password from "./password.js"

type Secret = string | Redacted.Redacted<string>

/** Refuses where the application has no PINs. */
export const checkEnabled = Effect.flatMap(current, ({ settings }) =>
  settings.pin.enabled ? Effect.void : refuse(ErrorCode.PinAuthenticationNotConfigured)
)

/** A PIN in clear; refuses a blank one. All other rules for PINs are those of pages, which check them. */
export const given = (pin: Secret) => {
  const plain = unredact(pin)
  return plain.trim() === "" ? refuse(ErrorCode.PinMissing) : Effect.succeed(plain)
}

/** The account with the hash of a new PIN. */
export const set = (account: Account, pinHash: string, now: number): Account => ({
  ...account,
  pinHash,
  pinChangedAt: now,
  pinSkippedAt: undefined
})

/** The account with a new PIN. Nothing is written yet. */
export const withPin = (account: Account, plain: string) =>
  Effect.gen(function* () {
    const { now } = yield* current
    return set(account, yield* password.hash(plain), now)
  })

/** The same, written: the PIN is all that it changes. */
export const reset = (account: Account, plain: string) =>
  Effect.as(Effect.flatMap(withPin(account, plain), modify), { IsPosted: true })

/** The PIN in a document that describes an account. */
const written = (document: Json): Json => {
  const info = document["PINInfo"]
  return isObject(info) ? info : {}
}

const plainIn = (document: Json): string | undefined => {
  const { PIN: plain } = written(document)
  return typeof plain === "string" && plain.trim() !== "" ? plain : undefined
}

/** The account with the PIN in a document, or with the wish to do without one for now. */
export const withWritten = (account: Account, document: Json) =>
  Effect.gen(function* () {
    const { now } = yield* current
    const plain = plainIn(document)
    if (plain !== undefined) return yield* withPin(account, plain)
    const isSkipped = account.pinHash === undefined && written(document)["Skipped"] === true
    return isSkipped ? { ...account, pinSkippedAt: now } : account
  })

/** Refuses a registration without a PIN where whoever registers has to set one. */
export const checkRegistration = (document: Json, { pin }: Settings) =>
  pin.enabled && pin.required && pin.askOnRegistration && plainIn(document) === undefined
    ? refuse(ErrorCode.PinMissing)
    : Effect.void

/**
 * Refuses a PIN that is not the account's with an error of the caller's, and counts it as a failed login. Whether a lock keeps the
 * account from being asked is for the caller to check.
 */
export const check = <E, R>(account: Account, pin: Secret, wrong: Effect.Effect<never, E, R>) =>
  Effect.gen(function* () {
    yield* checkEnabled
    const plain = yield* given(pin)
    if (account.pinHash === undefined) return yield* refuse(ErrorCode.PinNotSet)
    if (yield* password.verify(plain, account.pinHash)) return
    yield* lockout.count(account)
    return yield* wrong
  })

/** Whether an account has to get a PIN before its next login. */
export const isMissing = (account: Account) =>
  Effect.map(current, ({ settings: { pin } }) => {
    const isAsked = pin.askOnLogin || (pin.askOnlyOnFirstLogin && account.logins === 0)
    return pin.enabled && pin.required && isAsked && account.pinHash === undefined
  })

/** Refuses a login whose user has to set a PIN first, with the token that does so and ends the login. */
export const checkSet = (account: Account, profileId: string | undefined) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!(yield* isMissing(account))) return
    const token = yield* guid
    const expiresAt = now + Duration.toMillis(settings.pin.tokenLifetime)
    // The user has logged in, but for the PIN: what has led to it stays.
    yield* save(account)
    yield* keep(Effect.sync(() => store.change(Pins.openLogin({ token, uid: account.uid, profileId, expiresAt }))))
    return yield* refuse(ErrorCode.PinSetupRequired, { extra: { Data: { PINAuthToken: token } } })
  })

const accountOf = (uid: string) =>
  Effect.flatMap(current, ({ store }) => {
    const account = store.read(Accounts.byUid(uid))
    // No token outlives its account.
    return account === undefined ? Effect.die("a token without an account") : Effect.succeed(account)
  })

/** The login that waits for its user's first PIN. */
export const resume = (token: Secret) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Pins.findLogin(unredact(token), now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.PinAuthTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.PinAuthTokenExpired)
    return { account: yield* accountOf(found.row.uid), login: found.row }
  })

/** What a session token opens to whoever knows the PIN. */
export const session = (token: Secret) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const found = store.read(Pins.findSession(unredact(token), now))
    if (found._tag === "Unknown") return yield* refuse(ErrorCode.PinSessionTokenInvalid)
    if (found._tag === "Expired") return yield* refuse(ErrorCode.PinSessionTokenExpired)
    return { account: yield* accountOf(found.row.uid), session: found.row }
  })

/** Issues the session token that a login answers while PINs log in; undefined where they do not. */
export const issueSession = (account: Account, profileId: string | undefined) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!settings.pin.enabled || !settings.pin.pinLogin) return undefined
    const expiresAt = now + Duration.toMillis(settings.pin.sessionTokenLifetime)
    const issued: Pins.PinToken = { token: yield* guid, uid: account.uid, profileId, expiresAt }
    store.change(Pins.openSession(issued))
    return issued
  })
