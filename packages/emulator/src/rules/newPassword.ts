/** New passwords: what has to be right for one, and what follows it. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, keep, modify, save } from "../context.js"
import { hex32 } from "../internal/ids.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import { type Account, isLocked } from "../state/Accounts.js"
import { mainAddress } from "../state/emailAddresses.js"
import { hiding } from "./hiding.js"
import * as lockout from "./lockout.js"
import * as password from "./password.js"
import * as passwordRules from "./passwordRules.js"
import * as securityQuestions from "./securityQuestions.js"
import * as sessions from "./sessions.js"
import * as signIn from "./signIn.js"
import * as lookup from "./lookup.js"

export interface NewPassword {
  readonly password: string | Redacted.Redacted<string>
}

/** The account with the new password, once the rules have been checked. Nothing is written yet. */
export const withNewPassword = (account: Account, input: NewPassword) =>
  Effect.gen(function* () {
    const { now, settings } = yield* current
    const plain = unredact(input.password)
    yield* passwordRules.check(plain, account, settings)
    const reset = passwordRules.set(account, yield* password.hash(plain), settings, now, yield* hex32)
    return isLocked(reset, now) ? reset : lockout.succeed(reset)
  })

/** Writes the account, ends what a new password ends, tells its user, and logs in where the settings say so. */
export const complete = (account: Account, template: string | undefined) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const modified = yield* modify(account)
    yield* sessions.endByNewPassword(account.uid)
    const address = mainAddress(account)
    if (template !== undefined && address !== undefined) yield* mail.notify(account, address, template)
    if (!settings.loginOnPasswordReset) return { IsPosted: true }
    const login = yield* signIn.beside(modified)
    return login === undefined ? { IsPosted: true } : { IsPosted: true, Data: login.tokens }
  })

interface Answered extends NewPassword {
  readonly securityAnswer: securityQuestions.Answers
  readonly resetPasswordEmailTemplate?: string | undefined
}

/** The account of whoever answers its security questions. Wrong answers count, and block it at last. */
export const proveAnswers = (found: Account | undefined, answers: securityQuestions.Answers) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.securityQuestionsEnabled) return yield* refuse(ErrorCode.SecurityQuestionNotEnabled)
    const account = yield* lookup.allowed(found)
    if (Object.keys(account.securityAnswers).length === 0) return yield* refuse(ErrorCode.SecurityQuestionNotSet)
    const judgement = yield* securityQuestions.judge(account, answers)
    if (judgement !== "right") {
      yield* keep(save(lockout.failAnswer(account, settings)))
      return yield* judgement === "wrong"
        ? refuse(ErrorCode.SecurityAnswerIncorrect)
        : refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
    }
    return { ...account, failedSecurityAnswers: 0 }
  })

/** Sets a new password for whoever answers the security questions. */
export const byAnswer = (found: Account | undefined, input: Answered) =>
  Effect.gen(function* () {
    const reset = yield* withNewPassword(yield* proveAnswers(found, input.securityAnswer), input)
    return yield* complete(reset, input.resetPasswordEmailTemplate)
  }).pipe(hiding(refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)))
