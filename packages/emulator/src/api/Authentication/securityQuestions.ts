/** Which security questions a user has, and the answers to them. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { caller, current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { answerAs } from "../../pipeline/answerAs.js"
import { checkForm } from "../../rules/emails.js"
import { hiding } from "../../rules/hiding.js"
import { configured } from "../../rules/securityQuestions.js"
import * as lookup from "../../rules/lookup.js"
import * as Accounts from "../../state/Accounts.js"
import type { Account } from "../../state/Accounts.js"
import { update } from "./profiles.js"

const questionsOf = (account: Account) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.securityQuestionsEnabled) return yield* refuse(ErrorCode.SecurityQuestionNotEnabled)
    const questions = configured(account, settings)
    return questions.length === 0 ? yield* refuse(ErrorCode.SecurityQuestionNotSet) : questions
  })

const questionsOfFound = (account: Account | undefined) =>
  Effect.flatMap(lookup.allowed(account), questionsOf).pipe(hiding(usual))

/** The questions of somebody who has answered the first ones. */
const usual = Effect.map(current, ({ settings: { securityQuestionCount, securityQuestions } }) =>
  securityQuestions.slice(0, securityQuestionCount).map(({ id, text }) => ({ QuestionId: id, Question: text }))
)

/** Where users are told apart by their user names, nothing else finds them. */
const unlessByUsername = Effect.flatMap(current, ({ settings }) =>
  settings.duplicateEmailWithUniqueUserName ? refuse(ErrorCode.UsernameRequiredForSecurityQuestions) : Effect.void
)

export const byAccessToken = handle(Authentication.securityQuestionsByAccessToken, () =>
  Effect.flatMap(caller, ({ account }) => questionsOf(account))
)

export const byEmail = handle(Authentication.securityQuestionsByEmail, ({ email }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* unlessByUsername
    yield* checkForm(email)
    return yield* questionsOfFound(store.read(Accounts.byEmail(email)))
  })
)

export const byUsername = handle(Authentication.securityQuestionsByUsername, ({ username }) =>
  Effect.flatMap(current, ({ settings, store }) =>
    questionsOfFound(store.read(Accounts.byUserName(username.trim(), settings.caseSensitiveUserNames)))
  )
)

export const byPhone = handle(Authentication.securityQuestionsByPhone, ({ phone }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* unlessByUsername
    return yield* questionsOfFound(store.read(Accounts.byPhone(phone)))
  })
)

export const updateAnswers = handle(Authentication.updateSecurityQuestionsByAccessToken, (_, request) =>
  answerAs(update, request, {})
)

export const handlers = [byAccessToken, byEmail, byUsername, byPhone, updateAnswers]
