import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { documented, email, messageTo, refusalOf, refuses, reveal, shows, tokenTo, user } from "../support.js"

const clientGuid = "q/2+7w==&device=1"

const confirm = (template?: string) =>
  Effect.flatMap(tokenTo(email, template), (verificationToken) => SmartLogin.verifyToken({ verificationToken }))

const notVerified = documented(1139)

export const cases = [
  shows(
    SmartLogin.loginByEmail,
    "mails the link that lets the device log in",
    Effect.gen(function* () {
      yield* user()
      yield* SmartLogin.loginByEmail({ email, clientGuid, redirectUrl: "https://app.example.com/smart" })
      const { link } = yield* messageTo(email, "smartlogin-default")
      assert.match(
        link === undefined ? "" : reveal(link),
        /^https:\/\/app\.example\.com\/smart\?vtype=autologin&vtoken=[0-9a-f]{32}$/
      )
      yield* confirm()
      assert.equal((yield* SmartLogin.ping({ clientGuid }))._tag, "Authenticated")
    })
  ),
  refuses(
    SmartLogin.loginByEmail,
    "refuses a used client GUID",
    Effect.gen(function* () {
      yield* user()
      yield* SmartLogin.loginByEmail({ email, clientGuid })
      yield* refusalOf(
        SmartLogin.loginByEmail({ email, clientGuid }),
        ErrorCode.ClientGuidAlreadyUsed,
        documented(1136)
      )
    })
  ),

  shows(
    SmartLogin.loginByUsername,
    "mails the link to the user's address",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* SmartLogin.loginByUsername({ username: "ada", clientGuid, smartLoginEmailTemplate: "on-my-phone" })
      yield* confirm("on-my-phone")
      assert.equal((yield* SmartLogin.ping({ clientGuid }))._tag, "Authenticated")
    })
  ),
  refuses(
    SmartLogin.loginByUsername,
    "refuses an unknown user name",
    refusalOf(SmartLogin.loginByUsername({ username: "nobody", clientGuid }), ErrorCode.UserNotFound, documented(938))
  ),

  shows(
    SmartLogin.ping,
    "answers a token that reads the profile, once the link has been followed",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* SmartLogin.loginByEmail({ email, clientGuid })
      yield* refusalOf(SmartLogin.ping({ clientGuid }), ErrorCode.SmartLoginLinkNotVerified, notVerified)
      yield* confirm()
      const answer = yield* SmartLogin.ping({ clientGuid })
      assert.ok(answer._tag === "Authenticated")
      const { accessToken } = answer
      assert.equal((yield* Authentication.readProfilesByAccessToken({ accessToken })).Uid, uid)
    })
  ),
  refuses(
    SmartLogin.ping,
    "refuses until the link has been followed",
    Effect.gen(function* () {
      yield* user()
      yield* SmartLogin.loginByEmail({ email, clientGuid })
      yield* refusalOf(SmartLogin.ping({ clientGuid }), ErrorCode.SmartLoginLinkNotVerified, notVerified)
    })
  ),

  shows(
    SmartLogin.verifyToken,
    "lets the other device log in, verifies the address and welcomes the user",
    Effect.gen(function* () {
      const { uid } = yield* user({ emailVerified: false })
      yield* SmartLogin.loginByEmail({ email, clientGuid, welcomeEmailTemplate: "hello" })
      const answer = yield* confirm()
      assert.deepEqual(answer, { IsPosted: true, IsVerified: true })
      assert.equal((yield* Account.profilesByUid({ uid })).EmailVerified, true)
      assert.equal((yield* messageTo(email)).template, "hello")
      assert.equal((yield* SmartLogin.ping({ clientGuid }))._tag, "Authenticated")
    })
  ),
  refuses(
    SmartLogin.verifyToken,
    "refuses an unknown token",
    refusalOf(SmartLogin.verifyToken({ verificationToken: "0" }), ErrorCode.VerificationTokenInvalid, documented(1063))
  )
]
