/** Which security questions a user has, and the answers to them. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, current } from "../../internal/context.js"
import * as delegate from "../../internal/delegate.js"
import { checkForm } from "../../internal/emails.js"
import { configured } from "../../internal/securityQuestions.js"
import type { Account } from "../../Store/Account.js"
import { update } from "./profiles.js"

const questionsOf = (account: Account) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.securityQuestionsEnabled) return yield* refuse(ErrorCode.SecurityQuestionNotEnabled)
    const questions = configured(account, settings)
    return questions.length === 0 ? yield* refuse(ErrorCode.SecurityQuestionNotSet) : questions
  })

const questionsOfFound = (account: Account | undefined) =>
  Effect.gen(function* () {
    return yield* account === undefined ? refuse(ErrorCode.UserNotFound) : questionsOf(account)
  })

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
    return yield* questionsOfFound(store.byEmail(email))
  })
)

export const byUsername = handle(Authentication.securityQuestionsByUsername, ({ username }) =>
  Effect.flatMap(current, ({ settings, store }) =>
    questionsOfFound(store.byUserName(username.trim(), settings.caseSensitiveUserNames))
  )
)

export const byPhone = handle(Authentication.securityQuestionsByPhone, ({ phone }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* unlessByUsername
    return yield* questionsOfFound(store.byPhone(phone))
  })
)

export const updateAnswers = handle(Authentication.updateSecurityQuestionsByAccessToken, (_, request) =>
  delegate.to(update, request, {})
)

export const handlers = [byAccessToken, byEmail, byUsername, byPhone, updateAnswers]
