import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as RiskBasedAuthentication from "@loginradius-effect/core/RiskBasedAuthentication"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { authenticated } from "../pin.js"
import { away, from, home, judging } from "../risk.js"
import { documented, email, messageTo, password, phone, refusalOf, refuses, shows, user } from "../support.js"

const told = judging({ action: "None", tells: ["UserByMail", "UserBySms"] })

const templates = { rbaIpEmailTemplate: "new-address", rbaIpSmsTemplate: "new-address-sms" }

/** A session that the login has opened, by another endpoint. */
const opens = <E, R>(login: Effect.Effect<Parameters<typeof authenticated>[0], E, R>) =>
  Effect.gen(function* () {
    const { accessToken } = authenticated(yield* login)
    yield* Authentication.validateAccessToken({ accessToken })
  })

const byEmail = RiskBasedAuthentication.loginByEmail({ email, password, ...templates })
const byUsername = RiskBasedAuthentication.loginByUsername({ username: "ada", password, ...templates })
const byPhone = RiskBasedAuthentication.loginByPhone({ phone, password, ...templates })

export const cases = [
  shows(
    RiskBasedAuthentication.loginByEmail,
    "logs in from somewhere new, and says so by the template",
    Effect.gen(function* () {
      yield* user()
      yield* opens(byEmail.pipe(from(home)))
      yield* opens(byEmail.pipe(from(away)))
      assert.equal((yield* messageTo(email)).template, "new-address")
    }),
    told
  ),
  refuses(
    RiskBasedAuthentication.loginByEmail,
    "refuses a login from somewhere new until the link in the mail is followed",
    Effect.gen(function* () {
      yield* user()
      yield* byEmail.pipe(from(home))
      const again = RiskBasedAuthentication.loginByEmail({ email, password, rbaOneclickEmailTemplate: "prove-it" })
      yield* refusalOf(again.pipe(from(away)), ErrorCode.RiskEmailCodeSent, documented(1166))
      assert.equal((yield* messageTo(email)).template, "prove-it")
    }),
    judging()
  ),

  shows(
    RiskBasedAuthentication.loginByUsername,
    "logs in from somewhere new, and says so by the template",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* opens(byUsername.pipe(from(home)))
      yield* opens(byUsername.pipe(from(away)))
      assert.equal((yield* messageTo(email)).template, "new-address")
    }),
    told
  ),
  refuses(
    RiskBasedAuthentication.loginByUsername,
    "refuses a login from somewhere new, which blocks the account where the settings say so",
    Effect.gen(function* () {
      yield* user({ userName: "ada" })
      yield* byUsername.pipe(from(home))
      yield* refusalOf(byUsername.pipe(from(away)), ErrorCode.AccountBlockedSuspiciousActivity, documented(1164))
      yield* refusalOf(byUsername.pipe(from(home)), ErrorCode.AccountBlocked, documented(991))
    }),
    judging({ action: "Block" })
  ),

  shows(
    RiskBasedAuthentication.loginByPhone,
    "logs in from somewhere new, and says so by SMS, too",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      yield* opens(byPhone.pipe(from(home)))
      yield* opens(byPhone.pipe(from(away)))
      assert.equal((yield* messageTo(phone)).template, "new-address-sms")
    }),
    told
  ),
  refuses(
    RiskBasedAuthentication.loginByPhone,
    "refuses a login from somewhere new until the passcode in the SMS is entered",
    Effect.gen(function* () {
      yield* user({ phoneId: phone })
      yield* byPhone.pipe(from(home))
      const again = RiskBasedAuthentication.loginByPhone({ phone, password, rbaOTPSmsTemplate: "prove-it" })
      const refused = yield* refusalOf(again.pipe(from(away)), ErrorCode.RiskPhoneCodeSent, documented(1167))
      assert.equal(refused.phoneId, phone)
      assert.equal((yield* messageTo(phone)).template, "prove-it")
    }),
    judging({}, { ways: ["Sms"] })
  )
]
