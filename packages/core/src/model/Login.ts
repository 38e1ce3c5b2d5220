/**
 * What a login can come to, as values that say which: logged in, a second factor is still to come, or done without a
 * login.
 *
 * @since 0.1.0
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Redacted from "effect/Redacted"
import { AccessToken, type AccessTokenEncoded, accessTokenMembers } from "./Answers.js"
import type { SecurityQuestion, SmsStatus } from "./Answers.js"
import type { Pending } from "./LoginState.js"
import { type NextStep, nextSteps } from "./NextStep.js"
import { type EmailOtpStatus, flatSecondFactorMembers, SecondFactor } from "./SecondFactor.js"
import { Profile } from "./Profile.js"
import * as Wire from "../Wire.js"

/**
 * The tokens of a session.
 *
 * @since 0.1.0
 * @category models
 */
export interface Tokens {
  readonly accessToken: Redacted.Redacted<string>
  /** `undefined` where refresh tokens are switched off. */
  readonly refreshToken: Redacted.Redacted<string> | undefined
  /** When the access token expires: an ISO 8601 point in time, not a number of seconds. */
  readonly expiresIn: string | undefined
  /** The service's own document. */
  readonly answer: AccessToken
}

/**
 * The user is logged in.
 *
 * @since 0.1.0
 * @category models
 */
export interface Authenticated extends Tokens {
  readonly _tag: "Authenticated"
  readonly profile: Profile
  /** The service's own document. */
  readonly answer: LoginAnswer & AccessToken
}

/**
 * The password was right, and the user has to prove a second factor before there is a session.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactorRequired {
  readonly _tag: "SecondFactorRequired"
  /** What the verification of the second factor takes, together with the user's code. */
  readonly secondFactorAuthenticationToken: Redacted.Redacted<string>
  /** When that token expires: an ISO 8601 point in time. */
  readonly expireIn: string | undefined
  /** The ways to go on, of which the user takes one: match them by their tags. */
  readonly nextSteps: NonEmptyReadonlyArray<NextStep>
  /**
   * The address of an image, or the image as a `data:` URI: set while the user still has to enrol an authenticator app.
   */
  readonly qrCode: Redacted.Redacted<string> | undefined
  /** The key to type into the authenticator app where the image cannot be scanned. */
  readonly manualEntryCode: Redacted.Redacted<string> | undefined
  readonly isGoogleAuthenticatorVerified: boolean
  readonly isAuthenticatorVerified: boolean
  readonly isEmailOtpAuthenticatorVerified: boolean
  /** Whether the SMS factor is set up. */
  readonly isOtpAuthenticatorVerified: boolean
  /** The number that passcodes go to. */
  readonly otpPhoneNo: string | undefined
  /** Set when a passcode has just been sent by SMS. */
  readonly otpStatus: SmsStatus | undefined
  /** The addresses that a passcode can be mailed to, with most letters hidden. */
  readonly email: ReadonlyArray<string>
  /** Set when a passcode has just been mailed. */
  readonly emailOtpStatus: EmailOtpStatus | undefined
  readonly isSecurityQuestionAuthenticatorVerified: boolean
  readonly securityQuestions: ReadonlyArray<SecurityQuestion>
  readonly isPushDeviceRegistered: boolean
  readonly pushQrCode: Redacted.Redacted<string> | undefined
  readonly isDuoAuthenticatorVerified: boolean
  readonly duoAuthEndpoint: Redacted.Redacted<string> | undefined
  readonly isPasskeyAuthenticatorVerified: boolean
  /** The service's own document. */
  readonly answer: LoginAnswer
}

/**
 * What a login comes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Login = Authenticated | SecondFactorRequired

/**
 * The service did what it was asked to do, and nobody is logged in by it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Posted {
  readonly _tag: "Posted"
  /** The service's own document. */
  readonly answer: PostedAnswer
}

/**
 * The service did what it was asked to do, and the user is logged in by it.
 *
 * @since 0.1.0
 * @category models
 */
export interface WithLogin<out L> {
  readonly _tag: "WithLogin"
  readonly login: L
  /** The service's own document. */
  readonly answer: PostedAnswer
}

/**
 * What a registration or a verification comes to: whether it logs in depends on the settings of the LoginRadius app.
 *
 * @since 0.1.0
 * @category models
 */
export type PostedOrLogin = Posted | WithLogin<Login>

/**
 * What a password reset comes to: whether it logs in depends on the settings of the LoginRadius app.
 *
 * @since 0.1.0
 * @category models
 */
export type PostedOrTokens = Posted | WithLogin<Tokens>

const wrappedMembers = () => ({
  ...accessTokenMembers(),
  /** `null` while the second factor is still to come. */
  Profile: Wire.strict(Profile),
  /** `null` or absent when no second factor is asked for. */
  SecondFactorAuthentication: Wire.strict(SecondFactor)
})

const loginMembers = () => ({
  // Another form of an answer: what `SecondFactorAuthentication` holds stands beside it.
  ...flatSecondFactorMembers(),
  ...wrappedMembers(),
  /** All zeros, empty or absent while the second factor is still to come. */
  access_token: Wire.strict(Wire.secret)
})

/**
 * The document that a login answers with. While a second factor is still to come, its access token opens nothing, and what is
 * to be known of the factor is in `SecondFactorAuthentication` or, from newer servers, in the document itself.
 *
 * @since 0.1.0
 * @category documents
 */
export interface LoginAnswer extends Wire.Type<typeof loginMembers> {}

/**
 * `LoginAnswer` on the wire.
 *
 * @since 0.1.0
 * @category documents
 */
export interface LoginAnswerEncoded extends Wire.Encoded<typeof loginMembers> {}

/**
 * @since 0.1.0
 * @category documents
 */
export const LoginAnswer: Wire.Wire<LoginAnswer, LoginAnswerEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "LoginAnswer",
  loginMembers
)

const authenticatedMembers = () => ({
  ...accessTokenMembers(),
  Profile: Wire.required(Profile)
})

/**
 * The document that the verification of a second factor answers with.
 *
 * @since 0.1.0
 * @category documents
 */
export interface AuthenticatedAnswer extends Wire.Type<typeof authenticatedMembers> {}

/**
 * `AuthenticatedAnswer` on the wire.
 *
 * @since 0.1.0
 * @category documents
 */
export interface AuthenticatedAnswerEncoded extends Wire.Encoded<typeof authenticatedMembers> {}

/**
 * @since 0.1.0
 * @category documents
 */
export const AuthenticatedAnswer: Wire.Wire<AuthenticatedAnswer, AuthenticatedAnswerEncoded, unknown> =
  /* @__PURE__ */ Wire.document("AuthenticatedAnswer", authenticatedMembers)

const postedDataMembers = () => ({
  ...wrappedMembers(),
  /** Absent when nobody is logged in by it. */
  access_token: Wire.secret,
  /** The address that was verified. */
  Email: Wire.string,
  /** The SMS vendor's account, after a message by SMS. */
  AccountSid: Wire.string,
  /** The SMS vendor's id of the message. */
  Sid: Wire.string
})

/**
 * What comes with a registration, a verification or a reset: a login, or where a message went, or nothing.
 *
 * @since 0.1.0
 * @category documents
 */
export interface PostedData extends Wire.Type<typeof postedDataMembers> {}

/**
 * `PostedData` on the wire.
 *
 * @since 0.1.0
 * @category documents
 */
export interface PostedDataEncoded extends Wire.Encoded<typeof postedDataMembers> {}

/**
 * @since 0.1.0
 * @category documents
 */
export const PostedData: Wire.Wire<PostedData, PostedDataEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "PostedData",
  postedDataMembers
)

const postedMembers = () => ({
  IsPosted: Wire.required(Wire.boolean),
  Data: Wire.strict(PostedData)
})

/**
 * The document that registrations, verifications and resets answer with.
 *
 * @since 0.1.0
 * @category documents
 */
export interface PostedAnswer extends Wire.Type<typeof postedMembers> {}

/**
 * `PostedAnswer` on the wire.
 *
 * @since 0.1.0
 * @category documents
 */
export interface PostedAnswerEncoded extends Wire.Encoded<typeof postedMembers> {}

/**
 * @since 0.1.0
 * @category documents
 */
export const PostedAnswer: Wire.Wire<PostedAnswer, PostedAnswerEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "PostedAnswer",
  postedMembers
)

const isUsable = (token: Redacted.Redacted<string> | null | undefined): token is Redacted.Redacted<string> =>
  token !== undefined && token !== null && !/^[0-]*$/.test(Redacted.value(token))

const readTokens = (answer: AccessToken): Tokens | undefined =>
  isUsable(answer.access_token)
    ? {
        accessToken: answer.access_token,
        refreshToken: answer.refresh_token ?? undefined,
        expiresIn: answer.expires_in ?? undefined,
        answer
      }
    : undefined

const isLoggedIn = (answer: LoginAnswer): answer is LoginAnswer & AccessToken & { readonly Profile: Profile } =>
  isUsable(answer.access_token) && (answer.Profile ?? null) !== null

const readWrapped = (answer: LoginAnswer): Login | undefined => {
  // The second factor comes first: a login that waits for one carries a token too, which opens nothing.
  if (answer.SecondFactorAuthentication) return readSecondFactor(answer, answer.SecondFactorAuthentication)
  if (!isLoggedIn(answer)) return undefined
  const tokens = readTokens(answer)
  return tokens && { _tag: "Authenticated", ...tokens, profile: answer.Profile, answer }
}

const readLogin = (answer: LoginAnswer): Login | undefined =>
  (answer.SecondFactorAuthentication ?? null) !== null || isUsable(answer.access_token)
    ? readWrapped(answer)
    : readFlat(answer)

/** A login is judged by all that is said of its second factor: what cannot be read must not be left out. */
const readFlat = (answer: LoginAnswer): SecondFactorRequired | undefined => {
  const { SecondFactorAuthenticationToken } = answer
  return SecondFactorAuthenticationToken && Wire.unread(answer).length === 0
    ? readSecondFactor(answer, { ...answer, SecondFactorAuthenticationToken })
    : undefined
}

/** @internal */
export const readAuthenticated = (answer: AuthenticatedAnswer): Authenticated | undefined => {
  // Nothing is left to prove here. Should the service think otherwise, that is no login.
  const { SecondFactorAuthentication } = answer as { readonly SecondFactorAuthentication?: unknown }
  const isPending = (SecondFactorAuthentication ?? null) !== null
  const tokens = isPending ? undefined : readTokens(answer)
  return tokens === undefined ? undefined : { _tag: "Authenticated", ...tokens, profile: answer.Profile, answer }
}

const readSecondFactor = (answer: LoginAnswer, factor: SecondFactor): SecondFactorRequired | undefined =>
  isUsable(factor.SecondFactorAuthenticationToken)
    ? {
        _tag: "SecondFactorRequired",
        secondFactorAuthenticationToken: factor.SecondFactorAuthenticationToken,
        expireIn: factor.ExpireIn ?? undefined,
        nextSteps: nextSteps(factor),
        qrCode: factor.QRCode ?? undefined,
        manualEntryCode: factor.ManualEntryCode ?? undefined,
        isGoogleAuthenticatorVerified: factor.IsGoogleAuthenticatorVerified ?? false,
        isAuthenticatorVerified: factor.IsAuthenticatorVerified ?? false,
        isEmailOtpAuthenticatorVerified: factor.IsEmailOtpAuthenticatorVerified ?? false,
        isOtpAuthenticatorVerified: factor.IsOTPAuthenticatorVerified ?? false,
        otpPhoneNo: factor.OTPPhoneNo ?? undefined,
        otpStatus: factor.OTPStatus ?? undefined,
        email: factor.Email ?? [],
        emailOtpStatus: factor.EmailOTPStatus ?? undefined,
        isSecurityQuestionAuthenticatorVerified: factor.IsSecurityQuestionAuthenticatorVerified ?? false,
        securityQuestions: factor.SecurityQuestions ?? [],
        isPushDeviceRegistered: factor.IsPushDeviceRegistered ?? false,
        pushQrCode: factor.PushQRCode ?? undefined,
        isDuoAuthenticatorVerified: factor.IsDuoAuthenticatorVerified ?? false,
        duoAuthEndpoint: factor.DuoAuthEndpoint ?? undefined,
        isPasskeyAuthenticatorVerified: factor.IsPasskeyAuthenticatorVerified ?? false,
        answer
      }
    : undefined

/** What comes with another answer is never of the other form: its `Email` is something else. */
type WrappedData = LoginAnswer & AccessToken

const hasToken = (data: PostedData | null | undefined): data is PostedData & WrappedData =>
  data !== undefined && data !== null && data.access_token !== undefined && data.access_token !== null

const readPosted =
  <L>(read: (data: WrappedData) => L | undefined) =>
  (answer: PostedAnswer): Posted | WithLogin<L> | undefined => {
    if (!hasToken(answer.Data)) return { _tag: "Posted", answer }
    const login = read(answer.Data)
    if (login !== undefined) return { _tag: "WithLogin", login, answer }
    // A token that works must not pass for "nobody is logged in".
    return isUsable(answer.Data.access_token) ? undefined : { _tag: "Posted", answer }
  }

/**
 * @since 0.1.0
 * @category wires
 */
export const Tokens: Wire.Wire<Tokens, AccessTokenEncoded> = /* @__PURE__ */ Wire.answer(
  "Tokens",
  AccessToken,
  readTokens
)

/**
 * @since 0.1.0
 * @category wires
 */
export const Login: Wire.Wire<Login, LoginAnswerEncoded> = /* @__PURE__ */ Wire.answer("Login", LoginAnswer, readLogin)

/**
 * @since 0.1.0
 * @category wires
 */
export const Authenticated: Wire.Wire<Authenticated, AuthenticatedAnswerEncoded> = /* @__PURE__ */ Wire.answer(
  "Authenticated",
  AuthenticatedAnswer,
  readAuthenticated
)

/**
 * @since 0.1.0
 * @category wires
 */
export const PostedOrLogin: Wire.Wire<PostedOrLogin, PostedAnswerEncoded> = /* @__PURE__ */ Wire.answer(
  "PostedOrLogin",
  PostedAnswer,
  /* @__PURE__ */ readPosted(readWrapped)
)

/**
 * @since 0.1.0
 * @category wires
 */
export const PostedOrTokens: Wire.Wire<PostedOrTokens, PostedAnswerEncoded> = /* @__PURE__ */ Wire.answer(
  "PostedOrTokens",
  PostedAnswer,
  /* @__PURE__ */ readPosted(readTokens)
)

/**
 * Whether a login is complete.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthenticated = (login: Login | Pending): login is Authenticated => login._tag === "Authenticated"

/**
 * Whether a login waits for its second factor.
 *
 * @since 0.1.0
 * @category guards
 */
export const isSecondFactorRequired = (login: Login | Pending): login is SecondFactorRequired =>
  login._tag === "SecondFactorRequired"

/**
 * Whether a registration, a verification or a reset has logged the user in.
 *
 * @since 0.1.0
 * @category guards
 */
export const isWithLogin = <L>(result: Posted | WithLogin<L>): result is WithLogin<L> => result._tag === "WithLogin"
