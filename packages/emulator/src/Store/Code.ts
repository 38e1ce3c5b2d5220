/**
 * Codes that prove something once: tokens in the links of mails, and one-time passcodes.
 *
 * @since 0.1.0
 */

/** What a code is good for. */
export type Purpose = "verifyEmail" | "addEmail" | "verifyPhone" | "resetPassword" | "deleteAccount"

export interface Code {
  readonly kind: "token" | "otp"
  readonly purpose: Purpose
  readonly secret: string
  readonly uid: string
  /** The address that the code was sent to. */
  readonly email: string | undefined
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
