/** The ways in which one user can log in. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as TokenManagement from "@loginradius-effect/core/TokenManagement"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { google, login } from "./flow.js"
import { email, otpTo, password, phone, type Services, tokenTo } from "./support.js"

/** A user who can log in in all of these ways. */
export const manyWays: Seed.Person = { userName: "ada", phoneId: phone, social: [google] }

/** Every kind of login of that user, up to where a session would be there. */
export const logins: ReadonlyArray<
  readonly [what: string, login: Effect.Effect<unknown, { readonly _tag: string }, Services>]
> = [
  ["e-mail address and password", login()],
  ["user name and password", Authentication.loginByUsername({ username: "ada", password })],
  ["phone number and password", PhoneAuthentication.login({ phone, password })],
  [
    "a link in a mail",
    Effect.gen(function* () {
      yield* PasswordlessLogin.loginByEmail({ email })
      return yield* PasswordlessLogin.loginVerification({ verificationToken: yield* tokenTo(email) })
    })
  ],
  [
    "a passcode in an SMS",
    Effect.gen(function* () {
      yield* PhoneAuthentication.sendOneTimePasscode({ phone })
      return yield* PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp: yield* otpTo(phone) })
    })
  ],
  [
    "a link that another device follows",
    Effect.gen(function* () {
      yield* SmartLogin.loginByEmail({ email, clientGuid: "7a3e" })
      yield* SmartLogin.verifyToken({ verificationToken: yield* tokenTo(email) })
      return yield* SmartLogin.ping({ clientGuid: "7a3e" })
    })
  ],
  [
    "one touch",
    Effect.gen(function* () {
      yield* OneTouchLogin.loginByPhone({ phone })
      return yield* OneTouchLogin.verifyOtp({ phone, otp: yield* otpTo(phone) })
    })
  ],
  [
    "a social provider's page",
    Effect.flatMap(Emulator.seed(Seed.requestToken(google)), (token) => SocialLogin.accessToken({ token }))
  ],
  [
    "a social provider's own token",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person({ ...google, provider: "facebook", token: "fb" }))
      return yield* TokenManagement.accessTokenViaFacebookToken({ fbAccessToken: "fb" })
    })
  ],
  [
    "an ID token of a provider's",
    Effect.flatMap(Emulator.seed(Seed.idToken(google)), (idToken) =>
      TokenManagement.accessTokenViaGoogleJwt({ idToken })
    )
  ],
  [
    "a client GUID that a device asks by",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.pingedLogin("7a3e", google))
      return yield* Authentication.profileByPing({ clientGuid: "7a3e" })
    })
  ]
]
