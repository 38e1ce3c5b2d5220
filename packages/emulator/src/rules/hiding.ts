/** Settings under which nobody learns from an operation that starts from an identifier whether there is an account. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Refusal } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"

/** The errors that tell of an account, or that there is none. */
const telling: ReadonlySet<number> = new Set(
  [
    ErrorCode.UserNotFound,
    ErrorCode.RegistrationDisabled,
    ErrorCode.EmailProfileNotFound,
    ErrorCode.PhoneNumberNotFound,
    ErrorCode.AccountBlocked,
    ErrorCode.LoginDisabled,
    ErrorCode.EmailAlreadyVerified,
    ErrorCode.PhoneAlreadyVerified,
    ErrorCode.PhoneNotVerified,
    ErrorCode.EmailSendLimitReached,
    ErrorCode.SmsSendLimitReached,
    ErrorCode.SecurityQuestionNotSet,
    ErrorCode.SecurityAnswerIncorrect
  ].flatMap(({ codes }) => codes.identity ?? [])
)

/** Where unknown accounts are hidden, gives another answer, or another refusal, in place of an error that tells of one. */
export const hiding =
  <A2, E2, R2>(otherwise: Effect.Effect<A2, E2, R2>) =>
  <A, E extends Refusal<unknown>, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.flatMap(current, ({ settings }) =>
      settings.hidesUnknownAccounts
        ? Effect.catchIf(
            effect,
            ({ code }) => telling.has(code),
            () => otherwise
          )
        : effect
    )

/** What is answered when something was sent. */
export const posted = Effect.succeed({ IsPosted: true })
