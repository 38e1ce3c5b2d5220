import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  documented,
  email,
  messageTo,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

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
  )
]
