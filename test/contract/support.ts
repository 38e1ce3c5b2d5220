/**
 * What contract cases share: the real client against the emulator in process, on the test clock. Scripts run the cases
 * without vitest, so that this file must not import it.
 */
import type { HttpClient } from "@effect/platform"
import * as Account from "@loginradius-effect/core/Account"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import assert from "node:assert/strict"

export type Services = Emulator.Emulator | Outbox.Outbox | LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient

/** An endpoint, or an operation without one. */
export type Subject = Pick<Endpoint.Any, "id">

/** A fact about one endpoint. */
export interface Case {
  readonly endpoint: Subject
  /** An effect that is shown through another endpoint, or a documented refusal. */
  readonly kind: "effect" | "refusal"
  readonly title: string
  readonly options: Emulator.Options
  readonly test: Effect.Effect<unknown, unknown, Services>
}

const make =
  (kind: Case["kind"]) =>
  <A, E>(
    endpoint: Subject,
    title: string,
    test: Effect.Effect<A, E, Services>,
    options: Emulator.Options = {}
  ): Case => ({ endpoint, kind, title, options, test })

/** A case that shows the effect of an endpoint through another endpoint. */
export const shows = make("effect")

/** A case of a documented refusal. */
export const refuses = make("refusal")

/** A case that is still to be written. It fails, and says how it is to be written. */
export const unwritten = (what: string): Effect.Effect<never> =>
  Effect.die(new Error(`This case is not written yet. ${what}`))

/** The documented code and status of a refusal. */
export interface Documented {
  readonly code: number
  readonly status: number
}

export const documented = (code: number, status = 403): Documented => ({ code, status })

/** The error of a refused effect; fails unless its tag, code and status are the documented ones. */
export const refusalOf = <A, E, R, C extends LoginRadiusError.AnyErrorClass>(
  effect: Effect.Effect<A, E, R>,
  errorClass: C,
  { code, status }: Documented
): Effect.Effect<C["prototype"], never, R> =>
  Effect.match(effect, {
    // The answer is not shown: to print a whole login takes minutes.
    onSuccess: () => assert.fail(`expected ${errorClass.tag}, and it succeeded`),
    onFailure: (error) => {
      const answered = error as { readonly _tag?: string; readonly code?: number; readonly status?: number }
      assert.deepEqual(
        { tag: answered._tag, code: answered.code, status: answered.status },
        { tag: errorClass.tag, code, status }
      )
      return error as C["prototype"]
    }
  })

export const email = "ada@example.com"
export const password = "a long enough password"
export const newPassword = "another password"
export const other = "grace@example.com"
export const phone = "+15550100200"
export const unknownUid = "00000000000000000000000000000000"
export const question = "6fc48739c6754040a72033c8d0921969"
export const verificationUrl = "https://app.example.com/verify"

/** A user with a verified address, a password and a session. */
export const user = (person: Seed.Person = {}) =>
  Effect.gen(function* () {
    const uid = yield* Emulator.seed(Seed.account({ email, password, ...person }))
    const { accessToken } = yield* Emulator.seed(Seed.session(uid))
    return { uid, accessToken }
  })

export const profileOf = (uid: string) => Account.profilesByUid({ uid })

/** The latest message to an address or a number; fails if there is none. */
export const messageTo = (to: string, template?: string) =>
  Effect.map(Outbox.messages, (messages) => {
    const found = messages.filter(
      (message) => message.to === to && (template === undefined || message.template === template)
    )
    const message = found.at(-1)
    assert.ok(message !== undefined, `no message to ${to}${template === undefined ? "" : ` by ${template}`}`)
    return message
  })

/** The number of messages to an address or a number. */
export const countTo = (to: string) =>
  Effect.map(Outbox.messages, (messages) => messages.filter((message) => message.to === to).length)

/** The token in the latest mail to an address. */
export const tokenTo = (to: string, template?: string) =>
  Effect.map(messageTo(to, template), ({ token }) => {
    assert.ok(token !== undefined, "the message has no token")
    return token
  })

/** The passcode in the latest message to an address or a number. */
export const otpTo = (to: string, template?: string) =>
  Effect.map(messageTo(to, template), ({ otp }) => {
    assert.ok(otp !== undefined, "the message has no passcode")
    return otp
  })

export const reveal = Redacted.value
