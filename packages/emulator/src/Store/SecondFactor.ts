/**
 * The second factors of an account, and the logins that wait for one.
 *
 * @since 0.1.0
 */

export interface Authenticator {
  /** 32 hex digits, whose text is the key. */
  readonly key: string
  /** Whether the user has shown that their app has the key. */
  readonly isVerified: boolean
  /** The time step of the last code that was taken. */
  readonly lastStep: number | undefined
}

export interface BackupCode {
  readonly code: string
  readonly isUsed: boolean
}

export interface Factors {
  readonly uid: string
  readonly authenticator: Authenticator | undefined
  /** The number that passcodes go to. */
  readonly phone: string | undefined
  /** A number that is to be the next one, once a passcode to it has come back. */
  readonly nextPhone: string | undefined
  readonly isEmailOn: boolean
  /** Undefined until they are made. */
  readonly backupCodes: ReadonlyArray<BackupCode> | undefined
}

/** A login whose password was right, and that waits for the second factor. */
export interface PendingLogin {
  readonly token: string
  readonly uid: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** What the token of a login that waits turned out to be. */
export type FoundLogin =
  | { readonly _tag: "Valid"; readonly login: PendingLogin }
  | { readonly _tag: "Expired" }
  | { readonly _tag: "Unknown" }

/** No factors at all. */
export const none = (uid: string): Factors => ({
  uid,
  authenticator: undefined,
  phone: undefined,
  nextPhone: undefined,
  isEmailOn: false,
  backupCodes: undefined
})

/** Whether there is any factor that the user has set up. */
export const isAny = ({ authenticator, isEmailOn, phone }: Factors): boolean =>
  authenticator?.isVerified === true || phone !== undefined || isEmailOn
