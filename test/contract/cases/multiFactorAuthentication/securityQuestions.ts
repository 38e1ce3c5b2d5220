import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { begin, logIn, onlyOffering, tags } from "../../secondFactor.js"
import { documented, question, refusalOf, refuses, shows, unknownUid, user } from "../../support.js"
import { answer, settingsOf, uidBy, withAnswers } from "./setup.js"

const answers = (Answer = answer) => ({ securityQuestionAnswer: [{ QuestionId: question, Answer }] })

const asked = onlyOffering("securityQuestion")

export const cases = [
  shows(
    Mfa.securityQuestionAnswerByAccessToken,
    "makes the answers a factor, which logins then ask for",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      assert.equal((yield* settingsOf(accessToken)).IsSecurityQuestionAuthenticatorVerified, false)
      const input = { accessToken, ...answers(), replaceSecurityQuestionAnswer: true }
      assert.equal((yield* Mfa.securityQuestionAnswerByAccessToken(input)).IsPosted, true)
      const { IsSecurityQuestionAuthenticatorVerified, SecurityQuestions } = yield* settingsOf(accessToken)
      assert.equal(IsSecurityQuestionAuthenticatorVerified, true)
      assert.equal(SecurityQuestions?.[0]?.QuestionId, question)
      const pending = yield* begin()
      assert.deepEqual(tags(pending), ["VerifySecurityQuestions", "UseBackupCode"])
      assert.equal((yield* Mfa.securityQuestionAnswerVerification({ ...pending, ...answers() }))._tag, "Authenticated")
    }),
    asked
  ),
  refuses(
    Mfa.securityQuestionAnswerByAccessToken,
    "refuses answers that are not those that are saved, unless they replace them",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ securityAnswers: { [question]: answer } })
      const put = (Answer: string, replaceSecurityQuestionAnswer: boolean) =>
        Mfa.securityQuestionAnswerByAccessToken({ accessToken, ...answers(Answer), replaceSecurityQuestionAnswer })
      yield* refusalOf(put("Perth", false), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
      assert.equal((yield* settingsOf(accessToken)).IsSecurityQuestionAuthenticatorVerified, false)
      yield* put(answer, false)
      assert.equal((yield* settingsOf(accessToken)).IsSecurityQuestionAuthenticatorVerified, true)
      yield* put("Perth", true)
      yield* refusalOf(put(answer, false), ErrorCode.SecurityQuestionOrAnswerIncorrect, documented(1094))
    }),
    asked
  ),

  shows(
    Mfa.securityQuestionAnswer,
    "sets the questions up in a login, and ends it",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const pending = yield* begin()
      assert.deepEqual(tags(pending), ["EnrolSecurityQuestions", "EnrolSms"])
      const login = yield* Mfa.securityQuestionAnswer({ ...pending, ...answers() })
      assert.equal(yield* uidBy(login), uid)
      assert.deepEqual(tags(yield* begin()), ["VerifySecurityQuestions", "UseBackupCode"])
    }),
    onlyOffering("securityQuestion", "required")
  ),
  refuses(
    Mfa.securityQuestionAnswer,
    "refuses where the user has a factor",
    Effect.gen(function* () {
      yield* withAnswers
      yield* refusalOf(
        Mfa.securityQuestionAnswer({ ...(yield* begin()), ...answers("Perth") }),
        ErrorCode.MfaMethodAlreadyEnabled,
        documented(1258)
      )
    }),
    asked
  ),

  shows(
    Mfa.securityQuestionAnswerVerification,
    "ends the login",
    Effect.gen(function* () {
      const { uid } = yield* withAnswers
      const login = yield* Mfa.securityQuestionAnswerVerification({ ...(yield* begin()), ...answers() })
      assert.equal(yield* uidBy(login), uid)
    }),
    asked
  ),
  refuses(
    Mfa.securityQuestionAnswerVerification,
    "refuses a wrong answer",
    Effect.gen(function* () {
      yield* withAnswers
      yield* refusalOf(
        Mfa.securityQuestionAnswerVerification({ ...(yield* begin()), ...answers("Perth") }),
        ErrorCode.SecurityQuestionOrAnswerIncorrect,
        documented(1094)
      )
    }),
    asked
  ),

  shows(
    Mfa.resetSecurityQuestionAuthenticatorByAccessToken,
    "removes the factor, so that logins need none",
    Effect.gen(function* () {
      const { accessToken } = yield* withAnswers
      assert.equal((yield* logIn())._tag, "SecondFactorRequired")
      assert.equal((yield* Mfa.resetSecurityQuestionAuthenticatorByAccessToken({ accessToken })).IsDeleted, true)
      assert.equal((yield* settingsOf(accessToken)).IsSecurityQuestionAuthenticatorVerified, false)
      assert.equal((yield* logIn())._tag, "Authenticated")
    }),
    asked
  ),
  refuses(
    Mfa.resetSecurityQuestionAuthenticatorByAccessToken,
    "refuses where answers are no factor, although there are some",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ securityAnswers: { [question]: answer } })
      yield* refusalOf(
        Mfa.resetSecurityQuestionAuthenticatorByAccessToken({ accessToken }),
        ErrorCode.SecurityQuestionMfaNotVerified,
        documented(1259)
      )
    }),
    asked
  ),

  shows(
    Mfa.resetSecurityQuestionAuthenticatorByUid,
    "removes the last factor, also where one is required",
    Effect.gen(function* () {
      const { uid } = yield* withAnswers
      assert.equal((yield* Mfa.resetSecurityQuestionAuthenticatorByUid({ uid })).IsDeleted, true)
      assert.deepEqual(tags(yield* begin()), ["EnrolSecurityQuestions", "EnrolSms"])
    }),
    onlyOffering("securityQuestion", "required")
  ),
  refuses(
    Mfa.resetSecurityQuestionAuthenticatorByUid,
    "refuses an unknown Uid, and an account without the factor",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const reset = (uid: string) => Mfa.resetSecurityQuestionAuthenticatorByUid({ uid })
      yield* refusalOf(reset(unknownUid), ErrorCode.AccountIdInvalid, documented(984))
      yield* refusalOf(reset(uid), ErrorCode.SecurityQuestionMfaNotVerified, documented(1259))
    }),
    asked
  )
]
