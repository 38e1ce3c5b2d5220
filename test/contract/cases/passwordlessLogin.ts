import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect, type Redacted, TestClock } from "effect"
import assert from "node:assert/strict"
import {
  documented,
  email,
  messageTo,
  otpTo,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

const otpMails: Emulator.Options = { verificationTypes: { oneClickSignin: "OTP" } }

const follow = (template?: string) =>
  Effect.flatMap(tokenTo(email, template), (verificationToken) =>
    PasswordlessLogin.loginVerification({ verificationToken })
  )

export const cases = [
  shows(
    PasswordlessLogin.loginByEmail,
    "mails the link that logs in",
    Effect.gen(function* () {
      yield* user()
      yield* PasswordlessLogin.loginByEmail({ email, verificationUrl })
      const { link } = yield* messageTo(email, "oneclicksignin-default")
      assert.match(link === undefined ? "" : reveal(link), /\/verify\?vtype=oneclicksignin&vtoken=[0-9a-f]{32}$/)
      assert.equal((yield* follow())._tag, "Authenticated")
    })
  ),
  refuses(
    PasswordlessLogin.loginByEmail,
    "refuses an unknown address",
    refusalOf(PasswordlessLogin.loginByEmail({ email }), ErrorCode.UserNotFound, documented(938))
  ),

  shows(
    PasswordlessLogin.loginByUsername,
    "mails the link that logs in to the user's address",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* PasswordlessLogin.loginByUsername({ username: "ADA", passwordlessLoginTemplate: "sign-in" })
      assert.equal((yield* follow("sign-in"))._tag, "Authenticated")
    })
  ),
  refuses(
    PasswordlessLogin.loginByUsername,
    "refuses an unknown user name",
    refusalOf(PasswordlessLogin.loginByUsername({ username: "nobody" }), ErrorCode.UserNotFound, documented(938))
  ),

  shows(
    PasswordlessLogin.loginVerification,
    "answers a token that reads the profile, and verifies the address",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* PasswordlessLogin.loginByEmail({ email })
      const answer = yield* PasswordlessLogin.loginVerification({
        verificationToken: yield* tokenTo(email),
        welcomeEmailTemplate: "hello"
      })
      assert.ok(answer._tag === "Authenticated")
      const { accessToken } = answer
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
      assert.equal((yield* messageTo(email)).template, "hello")
    })
  ),
  refuses(
    PasswordlessLogin.loginVerification,
    "refuses an unknown token",
    refusalOf(
      PasswordlessLogin.loginVerification({ verificationToken: "0" }),
      ErrorCode.VerificationTokenInvalid,
      documented(1063)
    )
  ),

  shows(
    PasswordlessLogin.verifyByEmailAndOtp,
    "logs in by the passcode from the mail, once, and verifies the address",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* PasswordlessLogin.loginByEmail({ email })
      const passcode = { email: "ADA@example.com", otp: yield* otpTo(email, "oneclicksignin-default") }
      const answer = yield* PasswordlessLogin.verifyByEmailAndOtp(passcode)
      assert.ok(answer._tag === "Authenticated")
      const { accessToken } = answer
      yield* Authentication.validateAccessToken({ accessToken })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
      yield* refusalOf(PasswordlessLogin.verifyByEmailAndOtp(passcode), ErrorCode.EmailOtpAlreadyUsed, documented(1186))
    }),
    otpMails
  ),
  refuses(
    PasswordlessLogin.verifyByEmailAndOtp,
    "refuses an unknown address, a wrong passcode, an old one, and all where it is switched off",
    Effect.gen(function* () {
      const verify = (otp: string | Redacted.Redacted<string>) => PasswordlessLogin.verifyByEmailAndOtp({ email, otp })
      yield* refusalOf(verify("000000"), ErrorCode.UserNotFound, documented(938))
      yield* user()
      yield* refusalOf(verify("000000"), ErrorCode.VerificationOtpInvalid, documented(1185))
      yield* PasswordlessLogin.loginByEmail({ email })
      const otp = yield* otpTo(email)
      yield* TestClock.adjust("5 minutes")
      yield* refusalOf(verify(otp), ErrorCode.EmailOtpExpired, documented(1187))
      yield* Emulator.configure({ passwordlessEmail: false })
      yield* refusalOf(verify(otp), ErrorCode.PasswordlessLoginNotEnabled, documented(1059))
    }),
    otpMails
  ),

  shows(
    PasswordlessLogin.verifyByUsernameAndOtp,
    "logs in by the passcode from the mail",
    Effect.gen(function* () {
      const { uid } = yield* user({ userName: "ada" })
      yield* PasswordlessLogin.loginByUsername({ username: "ada" })
      const answer = yield* PasswordlessLogin.verifyByUsernameAndOtp({ username: "Ada", otp: yield* otpTo(email) })
      assert.ok(answer._tag === "Authenticated")
      const { accessToken } = answer
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
    }),
    otpMails
  ),
  refuses(
    PasswordlessLogin.verifyByUsernameAndOtp,
    "refuses an unknown user name, and a wrong passcode",
    Effect.gen(function* () {
      const verify = PasswordlessLogin.verifyByUsernameAndOtp({ username: "ada", otp: "000000" })
      yield* refusalOf(verify, ErrorCode.UserNotFound, documented(938))
      yield* user({ userName: "ada" })
      yield* refusalOf(verify, ErrorCode.VerificationOtpInvalid, documented(1185))
    }),
    otpMails
  )
]
