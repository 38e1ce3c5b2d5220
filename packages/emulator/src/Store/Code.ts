/**
 * Codes that prove something once: tokens in the links of mails, and one-time passcodes.
 *
 * @since 0.1.0
 */

/** What a code is good for. */
export type Purpose = MailPurpose | SmsPurpose

/** What a link in a mail, or a passcode in its place, is good for. */
export type MailPurpose =
  | "verifyEmail"
  | "addEmail"
  | "resetPassword"
  | "deleteAccount"
  | "passwordlessLogin"
  | "smartLogin"
  | "oneTouchLogin"
  | "secondFactorByEmail"

/** What a passcode in an SMS is good for. */
export type SmsPurpose =
  | "verifyPhone"
  | "loginByPhone"
  | "resetPasswordByPhone"
  | "oneTouchLoginByPhone"
  | "secondFactorByPhone"

export interface Code {
  readonly kind: "token" | "otp"
  readonly purpose: Purpose
  readonly secret: string
  readonly uid: string
  /** The address that the code was sent to. */
  readonly email: string | undefined
  /** The number that the code was sent to. */
  readonly phone?: string | undefined
  /** Names the message to the user of an OTP who does not know the address. */
  readonly messageId: string | undefined
  /** In milliseconds since 1970. */
  readonly expiresAt: number
  readonly isUsed: boolean
}

/** What a code turned out to be. */
export type Checked =
  | { readonly _tag: "Good"; readonly code: Code }
  | { readonly _tag: "Used"; readonly code: Code }
  | { readonly _tag: "Expired"; readonly code: Code }
  | { readonly _tag: "Unknown" }
