import { assert, describe } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mfa from "@loginradius-effect/core/MultiFactorAuthentication"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { documented, flow, newPassword, raw } from "../flow.js"
import { begin, onlyOffering, tags, withMode } from "../secondFactor.js"
import { email, question, refusalOf, reveal, type Services, user } from "../support.js"

const town = "0123456789abcdef0123456789abcdef"
const pet = "00000000000000000000000000000001"

/** An application that asks two of its three questions. */
const asking = (mode: "optional" | "required"): Emulator.Options => ({
  ...onlyOffering("securityQuestion", mode),
  securityQuestionCount: 2,
  securityQuestions: [
    { id: question, text: "Which mother?" },
    { id: town, text: "Which town?" },
    { id: pet, text: "Which pet?" }
  ]
})

const answers = (given: { readonly [id: string]: string }) => ({
  securityQuestionAnswer: Object.entries(given).map(([QuestionId, Answer]) => ({ QuestionId, Answer }))
})

const both = { [question]: "Ada", [town]: "Sydney" }

const withBoth = { securityAnswers: both, secondFactor: { securityQuestions: true } }

const notRight = documented(1094)

/** Shows what answers are refused that are to be saved. */
const refusesWrongOnes = <A, E>(put: (given: ReturnType<typeof answers>) => Effect.Effect<A, E, Services>) =>
  Effect.gen(function* () {
    const few = documented(1260)
    yield* refusalOf(put(answers({ [town]: "Sydney" })), ErrorCode.SecurityAnswersInsufficient, few)
    yield* refusalOf(put(answers({ ...both, [town]: " " })), ErrorCode.SecurityAnswersInsufficient, few)
    yield* refusalOf(put(answers({})), ErrorCode.SecurityAnswersInsufficient, few)
    const unknown = answers({ ...both, ffffffffffffffffffffffffffffffff: "?" })
    yield* refusalOf(put(unknown), ErrorCode.SecurityQuestionInvalid, documented(1091))
    const again = { QuestionId: town.toUpperCase(), Answer: "Perth" }
    const twice = { securityQuestionAnswer: [...answers(both).securityQuestionAnswer, again] }
    yield* refusalOf(put(twice), ErrorCode.SecurityQuestionInvalid, documented(1091))
  })

describe("security questions as the second factor", () => {
  flow(
    "are shown to who can answer them, and asked of who has",
    Effect.gen(function* () {
      yield* user()
      const enrolling = yield* begin()
      assert.deepStrictEqual(
        enrolling.securityQuestions.map(({ QuestionId }) => QuestionId),
        [question, town, pet]
      )
      yield* Mfa.securityQuestionAnswer({ ...enrolling, ...answers(both) })
      const pending = yield* begin()
      assert.deepStrictEqual(
        pending.securityQuestions.map(({ Question, QuestionId }) => [QuestionId, Question]),
        [
          [question, "Which mother?"],
          [town, "Which town?"]
        ]
      )
      assert.isTrue(pending.isSecurityQuestionAuthenticatorVerified)
    }),
    asking("required")
  )

  flow(
    "have to be enough, and questions of the application, each answered once",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const pending = yield* begin()
      const own = (given: ReturnType<typeof answers>) =>
        Mfa.securityQuestionAnswerByAccessToken({ accessToken, ...given, replaceSecurityQuestionAnswer: false })
      yield* refusesWrongOnes((given) => Mfa.securityQuestionAnswer({ ...pending, ...given }))
      yield* refusesWrongOnes(own)
      yield* own(answers(both))
      assert.isTrue((yield* Mfa.validateAccessToken({ accessToken })).IsSecurityQuestionAuthenticatorVerified)
    }),
    asking("required")
  )

  flow(
    "are proven by all answers, whatever the letter case of the ids, and wrong ones lock",
    Effect.gen(function* () {
      const { uid } = yield* user(withBoth)
      const pending = yield* begin()
      const verify = (given: { readonly [id: string]: string }) =>
        Mfa.securityQuestionAnswerVerification({ ...pending, ...answers(given) })
      yield* refusalOf(verify({ [town]: "Sydney" }), ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      yield* refusalOf(verify({ ...both, [pet]: "Rex" }), ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      const login = yield* verify({ [question]: "Ada", [town.toUpperCase()]: "Sydney" })
      assert.strictEqual(login.profile.Uid, uid)
      const again = yield* begin()
      const wrong = Mfa.securityQuestionAnswerVerification({ ...again, ...answers({ ...both, [town]: "Perth" }) })
      for (let i = 0; i < 3; i++) yield* refusalOf(wrong, ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      const right = Mfa.securityQuestionAnswerVerification({ ...again, ...answers(both) })
      yield* refusalOf(right, ErrorCode.AccountLockedReauthenticationRequired, documented(1264))
    }),
    { ...asking("optional"), lockout: { type: "Suspend", threshold: 3 } }
  )

  flow(
    "count what a user who is logged in answers wrong",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ securityAnswers: both })
      const put = (given: { readonly [id: string]: string }) =>
        Mfa.securityQuestionAnswerByAccessToken({
          accessToken,
          ...answers(given),
          replaceSecurityQuestionAnswer: false
        })
      const wrong = put({ ...both, [town]: "Perth" })
      yield* refusalOf(wrong, ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      yield* put(both)
      yield* refusalOf(wrong, ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      yield* refusalOf(wrong, ErrorCode.SecurityQuestionOrAnswerIncorrect, notRight)
      yield* refusalOf(put(both), ErrorCode.AccountLockedReauthenticationRequired, documented(1264))
    }),
    { ...asking("optional"), lockout: { type: "Suspend", threshold: 2 } }
  )

  flow(
    "are the answers that passwords are reset by, also when they are no factor any more",
    Effect.gen(function* () {
      const { accessToken } = yield* user(withBoth)
      const changed = { ...both, [town]: "Perth" }
      yield* Mfa.securityQuestionAnswerByAccessToken({
        accessToken,
        ...answers(changed),
        replaceSecurityQuestionAnswer: true
      })
      yield* Mfa.resetSecurityQuestionAuthenticatorByAccessToken({ accessToken })
      yield* Authentication.resetPasswordBySecurityAnswerAndEmail({
        email,
        password: newPassword,
        securityAnswer: changed
      })
    }),
    asking("optional")
  )

  flow(
    "are no factor for who has another one, and none in an application that does not ask them",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ securityAnswers: both, secondFactor: true })
      const pending = yield* begin()
      const verify = Mfa.securityQuestionAnswerVerification({ ...pending, ...answers(both) })
      const enrol = Mfa.securityQuestionAnswer({ ...pending, ...answers(both) })
      const own = Mfa.securityQuestionAnswerByAccessToken({
        accessToken,
        ...answers(both),
        replaceSecurityQuestionAnswer: true
      })
      yield* refusalOf(verify, ErrorCode.SecurityQuestionMfaNotVerified, documented(1259))
      yield* refusalOf(enrol, ErrorCode.MfaMethodAlreadyEnabled, documented(1258))
      for (const options of [
        { securityQuestionsEnabled: false },
        { securityQuestionsEnabled: true, securityQuestions: [] },
        { secondFactor: { securityQuestion: false } }
      ]) {
        yield* Emulator.configure(options)
        const off = documented(1257)
        yield* refusalOf(verify, ErrorCode.SecurityQuestionMfaNotEnabled, off)
        yield* refusalOf(enrol, ErrorCode.SecurityQuestionMfaNotEnabled, off)
        yield* refusalOf(own, ErrorCode.SecurityQuestionMfaNotEnabled, off)
        const { IsSecurityQuestionEnabled, SecurityQuestions } = yield* Mfa.validateAccessToken({ accessToken })
        assert.deepStrictEqual([IsSecurityQuestionEnabled, SecurityQuestions], [false, null])
      }
    }),
    { ...asking("optional"), ...withMode("optional", { securityQuestion: true }) }
  )

  flow(
    "stay where they are the last factor of an application that requires one, and are none without their questions",
    Effect.gen(function* () {
      const { accessToken } = yield* user(withBoth)
      yield* refusalOf(
        Mfa.resetSecurityQuestionAuthenticatorByAccessToken({ accessToken }),
        ErrorCode.MfaRemovalRequestInvalid,
        documented(1121)
      )
      yield* Emulator.configure({ securityQuestions: [{ id: pet, text: "Which pet?" }] })
      assert.deepStrictEqual(tags(yield* begin()), ["EnrolSecurityQuestions", "EnrolSms"])
    }),
    asking("required")
  )

  flow(
    "are a list in the body: a record of answers is none",
    Effect.gen(function* () {
      yield* user(withBoth)
      const { secondFactorAuthenticationToken } = yield* begin()
      const path = "/identity/v2/auth/login/2fa/verification/securityquestionanswer"
      const query = `?secondfactorauthenticationtoken=${reveal(secondFactorAuthenticationToken)}`
      const { body, status } = yield* raw("POST", path + query, { securityquestionanswer: both })
      assert.deepStrictEqual([status, body["ErrorCode"]], [400, 908])
    }),
    asking("optional")
  )
})
