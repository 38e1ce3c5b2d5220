/** Security questions: which ones a user has, and their answers. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../../handle.js"
import { caller, current, save } from "../../internal/context.js"
import { checkForm } from "../../internal/emails.js"
import * as profile from "../../internal/profile.js"
import { configured, hashed } from "../../internal/securityQuestions.js"
import type { Account } from "../../Store/Account.js"

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

export const update = handle(Authentication.updateSecurityQuestionsByAccessToken, (input) =>
  Effect.gen(function* () {
    const { account, now, settings } = yield* caller
    const answers = yield* hashed(input.securityQuestionAnswer, settings)
    // A user can change answers, but which questions there are is set once: by the first call, or by management.
    const isFirst = Object.keys(account.securityAnswers).length === 0
    const taken = Object.entries(answers).filter(([id]) => isFirst || account.securityAnswers[id] !== undefined)
    const updated: Account = {
      ...account,
      securityAnswers: { ...account.securityAnswers, ...Object.fromEntries(taken) },
      modifiedAt: now
    }
    yield* save(updated)
    return { IsPosted: true, Data: profile.document(updated, now) }
  })
)

export const handlers = [byAccessToken, byEmail, byUsername, byPhone, update]
