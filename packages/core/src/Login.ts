/**
 * Logins by password, whether the user has a second factor or not, and what a login can come to: logged in, a second factor is
 * still to come, or done without a login.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Authentication from "./Authentication/login.js"
import type * as Endpoint from "./Endpoint.js"
import type { MfaNotEnabled, MfaRequired } from "./ErrorCode.js"
import type { LoginRadiusConfig } from "./LoginRadiusConfig.js"
import { type LoginRadiusError, Unrecognized } from "./LoginRadiusError.js"
import type { Login } from "./model/Login.js"
import * as MultiFactorAuthentication from "./MultiFactorAuthentication/login.js"
import * as PhoneAuthentication from "./PhoneAuthentication/login.js"

export type { AccessToken, AccessTokenEncoded } from "./model/Answers.js"
export * from "./model/Login.js"
export type * from "./model/NextStep.js"
export type {
  BackupCodes,
  BackupCodesEncoded,
  EmailOtpStatus,
  SecondFactor,
  SecondFactorEncoded,
  SecondFactorSettings,
  SecondFactorSettingsEncoded
} from "./model/SecondFactor.js"

/** One flat record with the members of both endpoints: each sends those that it has. */
type InputOf<Plain extends Endpoint.Any, Mfa extends Endpoint.Any> = Endpoint.Input<Plain> &
  Endpoint.Input<Mfa> extends infer I
  ? { [K in keyof I]: I[K] }
  : never

/** What either endpoint fails with, seen from outside. */
type Failure = LoginRadiusError | MfaRequired | MfaNotEnabled

/** A login that asks one endpoint, and another one where the user has to prove a second factor. */
const make = <Plain extends Endpoint.Any, Mfa extends Endpoint.Any>(
  name: string,
  plain: Plain,
  mfa: Mfa
): ((input: InputOf<Plain, Mfa>) => Effect.Effect<
  Login,
  // Written here, because the name of an alias would hide the errors.
  Endpoint.Error<Plain> | Endpoint.Error<Mfa> extends infer E
    ? E extends MfaRequired | MfaNotEnabled
      ? never
      : E
    : never,
  LoginRadiusConfig | HttpClient.HttpClient
>) => {
  type Call = (input: unknown) => Effect.Effect<Login, Failure, LoginRadiusConfig | HttpClient.HttpClient>
  const [first, second] = [plain, mfa] as unknown as readonly [Call, Call]
  return (input) =>
    observe(
      name,
      Effect.catchTag(first(input), "MfaRequired", () => Effect.catchTag(second(input), "MfaNotEnabled", undeclared))
    ) as never
}

/**
 * The first answer says that a second factor is due, and the second one that the app has none: its settings have changed
 * between the two. Too rare to have a tag of its own in everybody's error type.
 */
const undeclared = ({ code, description, endpoint, family, message, requestId, status }: MfaNotEnabled) =>
  Effect.fail(new Unrecognized({ code, description, endpoint, family, message, requestId, status }))

/** Opens a span around both requests, with the error's tag and code as the spans of calls have them. */
const observe = <E extends LoginRadiusError, R>(
  name: string,
  login: Effect.Effect<Login, E, R>
): Effect.Effect<Login, E, R> =>
  Effect.suspend(() => {
    let value: Login
    return login.pipe(
      Effect.tapError((error) =>
        Effect.annotateCurrentSpan({
          "error.type": error._tag,
          ...("code" in error ? { "loginradius.error_code": error.code } : {})
        })
      ),
      // A span keeps what its effect succeeds with, and a login is personal data.
      Effect.map((result) => void (value = result)),
      Effect.withSpan(`LoginRadius.Login.${name}`, { captureStackTrace: false }),
      Effect.map(() => value)
    ) as Effect.Effect<Login, E, R>
  })

/**
 * Logs a user in by e-mail address and password, whether there is a second factor or not. Comes back as `Authenticated`, or as
 * `SecondFactorRequired` with the steps to choose from.
 *
 * It asks `Authentication.loginByEmail` first, and `MultiFactorAuthentication.loginByEmail` with the same input if the user has to
 * prove a second factor: one request, or two. A wrong password counts as one failed login. Members that only one of the two
 * takes, such as `emailTemplate2FA`, go to that one. Fails as these two do, without `MfaRequired` and `MfaNotEnabled`. If the second
 * factor is switched off between the two requests, the error is `Unrecognized`, with the code of `MfaNotEnabled`.
 *
 * The answer to a captcha works once, and both requests send it. If you have one and the user has a second factor, the second
 * request is refused: call `MultiFactorAuthentication.loginByEmail` itself, with a new answer.
 *
 * @since 0.1.0
 * @category logins
 */
export const byEmail = /* @__PURE__ */ make(
  "byEmail",
  Authentication.loginByEmail,
  MultiFactorAuthentication.loginByEmail
)

/**
 * Logs a user in by user name and password, whether there is a second factor or not: as `byEmail`, by
 * `Authentication.loginByUsername` and `MultiFactorAuthentication.loginByUsername`. The answer to a captcha works once: with one,
 * call the latter itself for a user with a second factor.
 *
 * @since 0.1.0
 * @category logins
 */
export const byUsername = /* @__PURE__ */ make(
  "byUsername",
  Authentication.loginByUsername,
  MultiFactorAuthentication.loginByUsername
)

/**
 * Logs a user in by phone number and password, whether there is a second factor or not: as `byEmail`, by
 * `PhoneAuthentication.login` and `MultiFactorAuthentication.loginByPhone`. The answer to a captcha works once: with one, call the
 * latter itself for a user with a second factor.
 *
 * @since 0.1.0
 * @category logins
 */
export const byPhone = /* @__PURE__ */ make(
  "byPhone",
  PhoneAuthentication.login,
  MultiFactorAuthentication.loginByPhone
)
