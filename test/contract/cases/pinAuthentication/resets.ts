import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import type { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import assert from "node:assert/strict"
import { logsIn, otherPin, pin, pins, withPin } from "../../pin.js"
import {
  documented,
  email,
  messageTo,
  otpTo,
  phone,
  question,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo
} from "../../support.js"

const otps: Emulator.Options = { ...pins, verificationTypes: { forgotPin: "OTP" } }

const answer = "Byron"
const ada = { userName: "ada", phoneId: phone, securityAnswers: { [question]: answer } }

const posted = { IsPosted: true }

/** Shows that the reset has replaced the PIN. */
const replaced = (sessionToken: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    yield* refusalOf(PinAuthentication.login({ sessionToken, pin }), ErrorCode.PinInvalid, documented(1236, 401))
    yield* logsIn(sessionToken, otherPin)
  })

/** What resets a PIN, for a user with everything; the passcode that resets take is mailed or texted by `send`. */
const resets = <A, E, R>(reset: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { sessionToken } = yield* withPin(ada)
    assert.deepEqual(yield* reset, posted)
    yield* replaced(sessionToken)
  })

const byToken = (resetToken: Redacted.Redacted<string>) =>
  PinAuthentication.resetPinByResetToken({ resetToken, pin: otherPin })

const mailed = Effect.zipRight(PinAuthentication.forgotPinByEmail({ email }), otpTo(email))

const texted = Effect.zipRight(PinAuthentication.forgotPinByPhone({ phone }), otpTo(phone))

const right = { securityAnswer: { [question]: answer }, pin: otherPin }
const wrong = { securityAnswer: { [question]: "Milbanke" }, pin: otherPin }

const unknown = documented(938)

export const cases = [
  shows(
    PinAuthentication.forgotPinByEmail,
    "mails the link that resets the PIN",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin()
      const resetPinUrl = "https://app.example.com/pin"
      assert.deepEqual(
        yield* PinAuthentication.forgotPinByEmail({ email, resetPinUrl, emailTemplate: "forgot" }),
        posted
      )
      const { link } = yield* messageTo(email, "forgot")
      const token = yield* tokenTo(email)
      assert.equal(reveal(link ?? assert.fail()), `${resetPinUrl}?vtype=resetpin&vtoken=${reveal(token)}`)
      yield* byToken(token)
      yield* replaced(sessionToken)
    }),
    pins
  ),
  refuses(
    PinAuthentication.forgotPinByEmail,
    "refuses a page that is not the application's",
    Effect.gen(function* () {
      yield* withPin()
      yield* refusalOf(
        PinAuthentication.forgotPinByEmail({ email, resetPinUrl: "https://shop.invalid/pin" }),
        ErrorCode.ResetPinUrlInvalid,
        documented(1248)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.forgotPinByUsername,
    "mails the link that resets the PIN, to the user's address",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin(ada)
      assert.deepEqual(yield* PinAuthentication.forgotPinByUsername({ username: "Ada" }), posted)
      yield* byToken(yield* tokenTo(email, "forgotpin-default"))
      yield* replaced(sessionToken)
    }),
    pins
  ),
  refuses(
    PinAuthentication.forgotPinByUsername,
    "refuses an unknown user name",
    refusalOf(PinAuthentication.forgotPinByUsername({ username: "ada" }), ErrorCode.UserNotFound, unknown),
    pins
  ),

  shows(
    PinAuthentication.forgotPinByPhone,
    "sends the passcode that resets the PIN",
    Effect.gen(function* () {
      const { sessionToken } = yield* withPin(ada)
      const sent = yield* PinAuthentication.forgotPinByPhone({ phone, smsTemplate: "forgot" })
      assert.match(sent.Data?.Sid ?? "", /^SM[0-9a-f]{32}$/)
      const otp = yield* otpTo(phone, "forgot")
      yield* PinAuthentication.resetPinByPhoneAndOtp({ phone, otp, pin: otherPin })
      yield* replaced(sessionToken)
    }),
    pins
  ),
  refuses(
    PinAuthentication.forgotPinByPhone,
    "refuses an unknown number",
    refusalOf(PinAuthentication.forgotPinByPhone({ phone }), ErrorCode.PhoneNumberNotFound, documented(1043)),
    pins
  ),

  shows(
    PinAuthentication.resetPinByResetToken,
    "sets the PIN that logs in",
    resets(
      Effect.gen(function* () {
        yield* PinAuthentication.forgotPinByEmail({ email })
        return yield* byToken(yield* tokenTo(email))
      })
    ),
    pins
  ),
  refuses(
    PinAuthentication.resetPinByResetToken,
    "refuses a token that has been used",
    Effect.gen(function* () {
      yield* withPin()
      yield* PinAuthentication.forgotPinByEmail({ email })
      const token = yield* tokenTo(email)
      yield* byToken(token)
      yield* refusalOf(byToken(token), ErrorCode.PinVerificationLinkAlreadyUsed, documented(1242))
    }),
    pins
  ),

  shows(
    PinAuthentication.resetPinByEmailAndOtp,
    "sets the PIN that logs in",
    resets(Effect.flatMap(mailed, (otp) => PinAuthentication.resetPinByEmailAndOtp({ email, otp, pin: otherPin }))),
    otps
  ),
  refuses(
    PinAuthentication.resetPinByEmailAndOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* withPin()
      yield* refusalOf(
        PinAuthentication.resetPinByEmailAndOtp({ email, otp: "0", pin: otherPin }),
        ErrorCode.VerificationOtpInvalid,
        documented(1185)
      )
    }),
    otps
  ),

  shows(
    PinAuthentication.resetPinByUsernameAndOtp,
    "sets the PIN that logs in",
    resets(
      Effect.flatMap(mailed, (otp) =>
        PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp, pin: otherPin })
      )
    ),
    otps
  ),
  refuses(
    PinAuthentication.resetPinByUsernameAndOtp,
    "refuses a passcode that has been used",
    Effect.gen(function* () {
      yield* withPin(ada)
      const reset = PinAuthentication.resetPinByUsernameAndOtp({ username: "ada", otp: yield* mailed, pin: otherPin })
      yield* reset
      yield* refusalOf(reset, ErrorCode.EmailOtpAlreadyUsed, documented(1186))
    }),
    otps
  ),

  shows(
    PinAuthentication.resetPinByPhoneAndOtp,
    "sets the PIN that logs in",
    resets(Effect.flatMap(texted, (otp) => PinAuthentication.resetPinByPhoneAndOtp({ phone, otp, pin: otherPin }))),
    pins
  ),
  refuses(
    PinAuthentication.resetPinByPhoneAndOtp,
    "refuses a wrong passcode",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* refusalOf(
        PinAuthentication.resetPinByPhoneAndOtp({ phone, otp: "0", pin: otherPin }),
        ErrorCode.OtpInvalid,
        documented(1067)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.resetPinBySecurityAnswerAndEmail,
    "sets the PIN that logs in",
    resets(PinAuthentication.resetPinBySecurityAnswerAndEmail({ email, ...right })),
    pins
  ),
  refuses(
    PinAuthentication.resetPinBySecurityAnswerAndEmail,
    "refuses a wrong answer",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* refusalOf(
        PinAuthentication.resetPinBySecurityAnswerAndEmail({ email, ...wrong }),
        ErrorCode.SecurityAnswerIncorrect,
        documented(1093)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.resetPinBySecurityAnswerAndUsername,
    "sets the PIN that logs in",
    resets(PinAuthentication.resetPinBySecurityAnswerAndUsername({ username: "Ada", ...right })),
    pins
  ),
  refuses(
    PinAuthentication.resetPinBySecurityAnswerAndUsername,
    "refuses a user who has answered no questions",
    Effect.gen(function* () {
      yield* withPin({ userName: "ada" })
      yield* refusalOf(
        PinAuthentication.resetPinBySecurityAnswerAndUsername({ username: "ada", ...right }),
        ErrorCode.SecurityQuestionNotSet,
        documented(1092)
      )
    }),
    pins
  ),

  shows(
    PinAuthentication.resetPinBySecurityAnswerAndPhone,
    "sets the PIN that logs in",
    resets(PinAuthentication.resetPinBySecurityAnswerAndPhone({ phone, ...right })),
    pins
  ),
  refuses(
    PinAuthentication.resetPinBySecurityAnswerAndPhone,
    "refuses where there are no security questions",
    Effect.gen(function* () {
      yield* withPin(ada)
      yield* refusalOf(
        PinAuthentication.resetPinBySecurityAnswerAndPhone({ phone, ...right }),
        ErrorCode.SecurityQuestionNotEnabled,
        documented(1095)
      )
    }),
    { ...pins, securityQuestionsEnabled: false }
  )
]
