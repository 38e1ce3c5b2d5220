/**
 * Logins by password, whether the user has a second factor or not, and what a login can come to: logged in, something is still to
 * come, or done without a login.
 *
 * @since 0.1.0
 */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Authentication from "./Authentication/login.js"
import type * as Endpoint from "./Endpoint.js"
import type * as ErrorCode from "./ErrorCode.js"
import type { LoginRadiusConfig } from "./LoginRadiusConfig.js"
import { type Answered, isLoginRadiusError, type LoginRadiusError, Unrecognized } from "./LoginRadiusError.js"
import type { Login } from "./model/Login.js"
import type * as LoginState from "./model/LoginState.js"
import * as MultiFactorAuthentication from "./MultiFactorAuthentication/login.js"
import * as PhoneAuthentication from "./PhoneAuthentication/login.js"

export type { AccessToken, AccessTokenEncoded } from "./model/Answers.js"
export * from "./model/Login.js"
export type * from "./model/LoginState.js"
export type * from "./model/NextStep.js"
export type {
  BackupCodes,
  BackupCodesEncoded,
  EmailOtpStatus,
  PushRegistration,
  SecondFactor,
  SecondFactorEncoded,
  SecondFactorSettings,
  SecondFactorSettingsEncoded,
  SecurityAnswer
} from "./model/SecondFactor.js"

/** One flat record with the members of both endpoints: each sends those that it has. */
type InputOf<Plain extends Endpoint.Any, Mfa extends Endpoint.Any> = Endpoint.Input<Plain> &
  Endpoint.Input<Mfa> extends infer I
  ? { [K in keyof I]: I[K] }
  : never

/** What either endpoint fails with, seen from outside. */
type Failure = LoginRadiusError | ErrorCode.MfaRequired | ErrorCode.MfaNotEnabled

/**
 * What a login comes to: a session, or what is still to be done before there is one. It has no other cases, so that a `switch` can name
 * them all.
 *
 * @since 0.1.0
 * @category models
 */
export type State = Login | LoginState.Pending

/** Refusals of logins that name the call which goes on, and the states that they are. */
interface Refusals {
  readonly PinSetupRequired: LoginState.PinRequired
  readonly ConsentRequired: LoginState.ConsentRequired
  readonly PrivacyPolicyNotAccepted: LoginState.PolicyRequired
  readonly RiskSecurityQuestionRequired: LoginState.RiskQuestion
  readonly RiskEmailCodeSent: LoginState.RiskMail
  readonly RiskPhoneCodeSent: LoginState.RiskSms
}

/** The errors that become states. */
type Settled =
  | ErrorCode.PinSetupRequired
  | ErrorCode.ConsentRequired
  | ErrorCode.PrivacyPolicyNotAccepted
  | ErrorCode.RiskSecurityQuestionRequired
  | ErrorCode.RiskEmailCodeSent
  | ErrorCode.RiskPhoneCodeSent

/** The states that errors become. */
type StateOf<E> = E extends { readonly _tag: infer Tag extends keyof Refusals } ? Refusals[Tag] : never

type Read<Error> = (error: Error) => LoginState.Pending | undefined

/** Without its token, a state could not be left. */
const states: { readonly [E in Settled as E["_tag"]]: Read<E> } = {
  PinSetupRequired: ({ pinAuthToken }) =>
    pinAuthToken && { _tag: "PinRequired", pinAuthToken, nextSteps: [{ _tag: "SetPin" }] },
  ConsentRequired: ({ consentToken, events, givenConsents }) =>
    consentToken && {
      _tag: "ConsentRequired",
      consentToken,
      events,
      givenConsents,
      nextSteps: [{ _tag: "SubmitConsents" }]
    },
  PrivacyPolicyNotAccepted: ({ accessToken, expiresIn }) =>
    accessToken && { _tag: "PolicyRequired", accessToken, expiresIn, nextSteps: [{ _tag: "AcceptPolicy" }] },
  RiskSecurityQuestionRequired: () => ({ _tag: "RiskQuestion", nextSteps: [{ _tag: "AnswerSecurityQuestion" }] }),
  RiskEmailCodeSent: () => ({ _tag: "RiskMail", nextSteps: [{ _tag: "FollowLink" }] }),
  RiskPhoneCodeSent: ({ phoneId }) => ({ _tag: "RiskSms", phoneId, nextSteps: [{ _tag: "EnterPasscode" }] })
}

const isSettled = (error: unknown): error is Settled => isLoginRadiusError(error) && Object.hasOwn(states, error._tag)

/**
 * Turns the six refusals of a login that name the call which goes on into states, and takes them out of its errors:
 * `PasswordlessLogin.loginVerification(input).pipe(Login.settle)`. It is for every endpoint that logs in, or can: by password, link or
 * passcode, social provider or PIN, second factors, consents, and registrations. What goes on can be refused again: settle that, too.
 *
 * All other refusals stay errors, as does one of the six without the token that it takes to go on: that one is `Unrecognized`, with its
 * code.
 *
 * @since 0.1.0
 * @category logins
 */
export const settle = <A, E, R>(
  login: Effect.Effect<A, E, R>
): Effect.Effect<A | StateOf<E>, Exclude<E, Settled> | Unrecognized, R> =>
  Effect.catchIf(login, isSettled as (error: E) => error is E & Settled, (error) => {
    const state = (states[error._tag] as Read<Settled>)(error)
    return state === undefined ? undeclared(error) : Effect.succeed(state as StateOf<E>)
  }) as Effect.Effect<A | StateOf<E>, Exclude<E, Settled> | Unrecognized, R>

/** A login that asks one endpoint, and another one where the user has to prove a second factor. */
const make = <Plain extends Endpoint.Any, Mfa extends Endpoint.Any>(
  name: string,
  plain: Plain,
  mfa: Mfa
): ((input: InputOf<Plain, Mfa>) => Effect.Effect<
  State,
  // Written here, because the name of an alias would hide the errors.
  Endpoint.Error<Plain> | Endpoint.Error<Mfa> extends infer E
    ? E extends ErrorCode.MfaRequired | ErrorCode.MfaNotEnabled | Settled
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
      settle(
        Effect.catchTag(first(input), "MfaRequired", () => Effect.catchTag(second(input), "MfaNotEnabled", undeclared))
      ) as Effect.Effect<State, LoginRadiusError, LoginRadiusConfig | HttpClient.HttpClient>
    ) as never
}

/**
 * An answer that is too rare to have a tag of its own in everybody's error type: the first one says that a second factor is due, and the
 * second one that the app has none, because its settings have changed between the two; or a refusal lacks its token.
 */
const undeclared = ({ code, description, endpoint, family, message, requestId, status }: Answered) =>
  Effect.fail(new Unrecognized({ code, description, endpoint, family, message, requestId, status }))

/** Opens a span around both requests, with the error's tag and code as the spans of calls have them. */
const observe = <E extends LoginRadiusError, R>(
  name: string,
  login: Effect.Effect<State, E, R>
): Effect.Effect<State, E, R> =>
  Effect.suspend(() => {
    let value: State
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
    ) as Effect.Effect<State, E, R>
  })

/**
 * Logs a user in by e-mail address and password, whether there is a second factor or not. Comes back as `Authenticated`, as
 * `SecondFactorRequired` with the steps to choose from, or as one of the other states of `State`, each of which says how it goes on.
 *
 * It asks `Authentication.loginByEmail` first, and `MultiFactorAuthentication.loginByEmail` with the same input if the user has to
 * prove a second factor: one request, or two. A wrong password counts as one failed login. Members that only one of the two
 * takes, such as `emailTemplate2FA`, go to that one. Fails as these two do, without `MfaRequired`, `MfaNotEnabled` and what `settle`
 * makes a state of. If the second
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
