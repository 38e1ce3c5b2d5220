/**
 * The small documents that the service answers with.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const smsMembers = () => ({
  /** The SMS vendor's account. Its form depends on the vendor. */
  AccountSid: Wire.string,
  /** The vendor's id of the message. */
  Sid: Wire.string
})

/**
 * What the SMS vendor said about a message that was sent.
 *
 * @since 0.1.0
 * @category models
 */
export interface SmsStatus extends Wire.Type<typeof smsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SmsStatus: Wire.Wire<SmsStatus> = /* @__PURE__ */ Wire.document("SmsStatus", smsMembers)

const postMembers = () => ({
  IsPosted: Wire.required(Wire.boolean),
  /** Only after a message was sent by SMS. */
  Data: SmsStatus
})

/**
 * The service did what it was asked to do.
 *
 * @since 0.1.0
 * @category models
 */
export interface PostResponse extends Wire.Type<typeof postMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PostResponse: Wire.Wire<PostResponse> = /* @__PURE__ */ Wire.document("PostResponse", postMembers)

const deleteMembers = () => ({
  IsDeleted: Wire.required(Wire.aliased(Wire.boolean, "isdeleted")),
  /** How many records went, where the service counts them. */
  RecordsDeleted: Wire.integer
})

/**
 * The service deleted what it was asked to delete.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeleteResponse extends Wire.Type<typeof deleteMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const DeleteResponse: Wire.Wire<DeleteResponse> = /* @__PURE__ */ Wire.document("DeleteResponse", deleteMembers)

const existMembers = () => ({
  /** `true`: taken. */
  IsExist: Wire.required(Wire.boolean)
})

/**
 * Whether an e-mail address, a user name or a phone number is taken.
 *
 * @since 0.1.0
 * @category models
 */
export interface ExistResponse extends Wire.Type<typeof existMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ExistResponse: Wire.Wire<ExistResponse> = /* @__PURE__ */ Wire.document("ExistResponse", existMembers)

const deleteRequestAcceptMembers = () => ({
  IsDeleteRequestAccepted: Wire.required(Wire.boolean)
})

/**
 * The mail that asks the user to confirm the deletion is on its way; nothing has been deleted yet.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeleteRequestAcceptResponse extends Wire.Type<typeof deleteRequestAcceptMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const DeleteRequestAcceptResponse: Wire.Wire<DeleteRequestAcceptResponse> = /* @__PURE__ */ Wire.document(
  "DeleteRequestAcceptResponse",
  deleteRequestAcceptMembers
)

/** @internal */
export const accessTokenMembers = () => ({
  access_token: Wire.required(Wire.secret),
  /** Absent where refresh tokens are switched off. */
  refresh_token: Wire.secret,
  /** When the access token expires: a point in time, not a number of seconds. */
  expires_in: Wire.strict(Wire.dateTime),
  /** What `PinAuthentication.login` takes beside the PIN. Absent unless the app has logins by PIN. */
  session_token: Wire.secret,
  /** When the session token expires. */
  session_expires_in: Wire.dateTime
})

/**
 * The tokens of a session.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccessToken extends Wire.Type<typeof accessTokenMembers> {}

/**
 * `AccessToken` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface AccessTokenEncoded extends Wire.Encoded<typeof accessTokenMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AccessToken: Wire.Wire<AccessToken, AccessTokenEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "AccessToken",
  accessTokenMembers
)

const passwordHashMembers = () => ({
  /** Algorithm, rounds, salt and hash, separated by `$`. */
  PasswordHash: Wire.required(Wire.secret)
})

/**
 * The stored form of an account's password.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserPasswordHash extends Wire.Type<typeof passwordHashMembers> {}

/**
 * `UserPasswordHash` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface UserPasswordHashEncoded extends Wire.Encoded<typeof passwordHashMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const UserPasswordHash: Wire.Wire<UserPasswordHash, UserPasswordHashEncoded, unknown> =
  /* @__PURE__ */ Wire.document("UserPasswordHash", passwordHashMembers)

const emailVerificationTokenMembers = () => ({
  /** What `verifyEmail` takes. Works once. */
  VerificationToken: Wire.required(Wire.secret),
  /** When the token expires: a point in time, not a number of seconds. */
  expires_in: Wire.dateTime
})

/**
 * A token that verifies an e-mail address without a mail.
 *
 * @since 0.1.0
 * @category models
 */
export interface EmailVerificationTokenResponse extends Wire.Type<typeof emailVerificationTokenMembers> {}

/**
 * `EmailVerificationTokenResponse` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface EmailVerificationTokenResponseEncoded extends Wire.Encoded<typeof emailVerificationTokenMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const EmailVerificationTokenResponse: Wire.Wire<
  EmailVerificationTokenResponse,
  EmailVerificationTokenResponseEncoded,
  unknown
> = /* @__PURE__ */ Wire.document("EmailVerificationTokenResponse", emailVerificationTokenMembers)

const forgotPasswordMembers = () => ({
  /** What a password reset takes. Works once. */
  ForgotToken: Wire.required(Wire.secret),
  /** The social providers that the user signs in with. */
  IdentityProviders: Wire.array(Wire.string)
})

/**
 * A token that resets a password.
 *
 * @since 0.1.0
 * @category models
 */
export interface ForgotPasswordResponse extends Wire.Type<typeof forgotPasswordMembers> {}

/**
 * `ForgotPasswordResponse` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ForgotPasswordResponseEncoded extends Wire.Encoded<typeof forgotPasswordMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ForgotPasswordResponse: Wire.Wire<ForgotPasswordResponse, ForgotPasswordResponseEncoded, unknown> =
  /* @__PURE__ */ Wire.document("ForgotPasswordResponse", forgotPasswordMembers)

const securityQuestionMembers = () => ({
  /** The key of the answer, wherever answers are sent. */
  QuestionId: Wire.required(Wire.string),
  /** The text to show. */
  Question: Wire.string
})

/**
 * A security question.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecurityQuestion extends Wire.Type<typeof securityQuestionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SecurityQuestion: Wire.Wire<SecurityQuestion> = /* @__PURE__ */ Wire.document(
  "SecurityQuestion",
  securityQuestionMembers
)

const sottPeriodMembers = () => ({
  /** Start for a SOTT made now, as `yyyy-MM-dd HH:mm:ss` in UTC. */
  StartTime: Wire.string,
  /** End for a SOTT made now, in the same form. */
  EndTime: Wire.string,
  /** The length of the period in words, as in `10 Minutes`. */
  TimeDifference: Wire.string,
  IP: Wire.string,
  ForWardedIP: Wire.string
})

/**
 * The period that the service proposes for a SOTT.
 *
 * @since 0.1.0
 * @category models
 */
export interface SottPeriod extends Wire.Type<typeof sottPeriodMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SottPeriod: Wire.Wire<SottPeriod> = /* @__PURE__ */ Wire.document("SottPeriod", sottPeriodMembers)

const serviceInfoMembers = () => ({
  ServerLocation: Wire.string,
  ServerName: Wire.string,
  /** The server's clock, as `yyyy-MM-dd HH:mm:ss` in UTC. */
  CurrentTime: Wire.required(Wire.string),
  Sott: SottPeriod
})

/**
 * Where and when the service is.
 *
 * @since 0.1.0
 * @category models
 */
export interface ServiceInfo extends Wire.Type<typeof serviceInfoMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ServiceInfo: Wire.Wire<ServiceInfo> = /* @__PURE__ */ Wire.document("ServiceInfo", serviceInfoMembers)

const sottMembers = () => ({
  Sott: Wire.required(Wire.secret),
  ExpiryTime: Wire.dateTime
})

/**
 * A SOTT that the service made.
 *
 * @since 0.1.0
 * @category models
 */
export interface SottResponse extends Wire.Type<typeof sottMembers> {}

/**
 * `SottResponse` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface SottResponseEncoded extends Wire.Encoded<typeof sottMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SottResponse: Wire.Wire<SottResponse, SottResponseEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "SottResponse",
  sottMembers
)
