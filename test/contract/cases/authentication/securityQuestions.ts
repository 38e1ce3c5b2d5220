import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { email, newPassword, phone, question, refusalOf, refuses, shows, user } from "../../support.js"
import { answerAndPassword, login, notFound } from "./setup.js"

export const cases = [
  shows(
    Authentication.securityQuestionsByAccessToken,
    "lists the questions that the user has answered",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      const questions = yield* Authentication.securityQuestionsByAccessToken({ accessToken })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
      assert.equal(questions[0]?.Question, "What is your mother's maiden name?")
    })
  ),
  refuses(
    Authentication.securityQuestionsByAccessToken,
    "refuses a user without answers",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.securityQuestionsByAccessToken({ accessToken }),
        ErrorCode.SecurityQuestionNotSet,
        {
          code: 1092,
          status: 403
        }
      )
    })
  ),

  shows(
    Authentication.securityQuestionsByEmail,
    "lists the questions that management has set for the account",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "Byron" } })
      const questions = yield* Authentication.securityQuestionsByEmail({ email })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByEmail,
    "refuses where the application has no security questions",
    Effect.gen(function* () {
      yield* user({ securityAnswers: { [question]: "Byron" } })
      yield* refusalOf(Authentication.securityQuestionsByEmail({ email }), ErrorCode.SecurityQuestionNotEnabled, {
        code: 1095,
        status: 403
      })
    }),
    { securityQuestionsEnabled: false }
  ),

  shows(
    Authentication.securityQuestionsByUsername,
    "lists the questions that the user has answered",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ userName: "ada" })
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      const questions = yield* Authentication.securityQuestionsByUsername({ username: "ada" })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByUsername,
    "refuses an unknown user name",
    refusalOf(Authentication.securityQuestionsByUsername({ username: "nobody" }), ErrorCode.UserNotFound, notFound)
  ),

  shows(
    Authentication.securityQuestionsByPhone,
    "lists the questions that management has set for the account",
    Effect.gen(function* () {
      const { uid } = yield* user({ phoneId: phone })
      yield* Account.updateSecurityQuestionConfiguration({ uid, securityQuestionAnswer: { [question]: "Byron" } })
      const questions = yield* Authentication.securityQuestionsByPhone({ phone })
      assert.deepEqual(
        questions.map(({ QuestionId }) => QuestionId),
        [question]
      )
    })
  ),
  refuses(
    Authentication.securityQuestionsByPhone,
    "refuses where users are identified by user names",
    Effect.gen(function* () {
      yield* user({ phoneId: phone, securityAnswers: { [question]: "Byron" } })
      yield* refusalOf(
        Authentication.securityQuestionsByPhone({ phone }),
        ErrorCode.UsernameRequiredForSecurityQuestions,
        { code: 1184, status: 403 }
      )
    }),
    { duplicateEmailWithUniqueUserName: true }
  ),

  shows(
    Authentication.updateSecurityQuestionsByAccessToken,
    "sets the answers of a user without any",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.updateSecurityQuestionsByAccessToken({
        accessToken,
        securityQuestionAnswer: { [question]: "Byron" }
      })
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({ ...answerAndPassword, email })
      assert.equal((yield* login({ password: newPassword }))._tag, "Authenticated")
    })
  ),
  refuses(
    Authentication.updateSecurityQuestionsByAccessToken,
    "refuses an unknown question",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.updateSecurityQuestionsByAccessToken({
          accessToken,
          securityQuestionAnswer: { unknown: "Byron" }
        }),
        ErrorCode.SecurityQuestionInvalid,
        { code: 1091, status: 403 }
      )
    })
  )
]
