/**
 * What stands between a login and its session, as values that say which call goes on.
 *
 * @since 0.1.0
 */
import type * as Redacted from "effect/Redacted"

/**
 * `PinAuthentication.setPinByPinAuthToken` takes the token and the PIN that the user chooses, and logs in.
 *
 * @since 0.1.0
 * @category models
 */
export interface SetPin {
  readonly _tag: "SetPin"
}

/**
 * `ConsentManagement.submitByConsentToken` takes the token and what the user agrees to, and logs in. `Configuration.getConsentForms` has
 * the forms.
 *
 * @since 0.1.0
 * @category models
 */
export interface SubmitConsents {
  readonly _tag: "SubmitConsents"
}

/**
 * `Authentication.privacyPolicyAccept` takes the access token. It is the session's own: after that, the user is logged in by it.
 *
 * @since 0.1.0
 * @category models
 */
export interface AcceptPolicy {
  readonly _tag: "AcceptPolicy"
}

/**
 * The same login again, with `securityAnswer`.
 *
 * @since 0.1.0
 * @category models
 */
export interface AnswerSecurityQuestion {
  readonly _tag: "AnswerSecurityQuestion"
}

/**
 * The user follows the link in the mail. The page that it leads to hands its token to `PasswordlessLogin.loginVerification`.
 *
 * @since 0.1.0
 * @category models
 */
export interface FollowLink {
  readonly _tag: "FollowLink"
}

/**
 * `PhoneAuthentication.loginUsingOneTimePasscode` takes the passcode that the user got by SMS.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnterPasscode {
  readonly _tag: "EnterPasscode"
}

/**
 * The user is who they say, and has to choose a PIN before there is a session. Code 1243.
 *
 * @since 0.1.0
 * @category models
 */
export interface PinRequired {
  readonly _tag: "PinRequired"
  /** What sets the PIN: it is good once. */
  readonly pinAuthToken: Redacted.Redacted<string>
  readonly nextSteps: readonly [SetPin]
}

/**
 * An event that asks for consent.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentEvent {
  /** As in `Login`. */
  readonly name: string
  readonly isCustom: boolean
}

/**
 * What a user has agreed to so far.
 *
 * @since 0.1.0
 * @category models
 */
export interface GivenConsents {
  /** The versions of forms that the user has accepted. */
  readonly acceptedVersions: ReadonlyArray<{
    readonly event: string
    readonly version: number | undefined
    readonly isCustom: boolean
  }>
  readonly options: ReadonlyArray<{
    readonly consentOptionId: string
    /** An ISO 8601 point in time. */
    readonly acceptOnDate: string | undefined
  }>
}

/**
 * The user is who they say, and has to submit a consent form before there is a session. Code 1226.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentRequired {
  readonly _tag: "ConsentRequired"
  /** What the submission takes: it is good once. */
  readonly consentToken: Redacted.Redacted<string>
  /** The events whose forms are due. */
  readonly events: ReadonlyArray<ConsentEvent>
  /** `undefined` where the user was never asked. */
  readonly givenConsents: GivenConsents | undefined
  readonly nextSteps: readonly [SubmitConsents]
}

/**
 * The user is who they say, and has to accept the privacy policy in force. Code 1194.
 *
 * @since 0.1.0
 * @category models
 */
export interface PolicyRequired {
  readonly _tag: "PolicyRequired"
  /** The token of the session, which is good for more than that only once the policy is accepted. */
  readonly accessToken: Redacted.Redacted<string>
  /** When it expires: an ISO 8601 point in time. There is no refresh token. */
  readonly expiresIn: string | undefined
  readonly nextSteps: readonly [AcceptPolicy]
}

/**
 * The password was right and the login looks risky: the user has to answer a security question. Code 1165.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskQuestion {
  readonly _tag: "RiskQuestion"
  readonly nextSteps: readonly [AnswerSecurityQuestion]
}

/**
 * The password was right and the login looks risky: a mail with a link that logs in was sent. Code 1166.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskMail {
  readonly _tag: "RiskMail"
  readonly nextSteps: readonly [FollowLink]
}

/**
 * The password was right and the login looks risky: a passcode was sent by SMS. Code 1167.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskSms {
  readonly _tag: "RiskSms"
  /** The number that the passcode was sent to. */
  readonly phoneId: string | undefined
  readonly nextSteps: readonly [EnterPasscode]
}

/**
 * What a login can come to beside a session and a second factor.
 *
 * @since 0.1.0
 * @category models
 */
export type Pending = PinRequired | ConsentRequired | PolicyRequired | RiskQuestion | RiskMail | RiskSms
