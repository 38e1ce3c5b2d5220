/** What an authenticator app shows: TOTP with SHA-1, 30 seconds and 6 digits, as all apps can. */
import * as OTPAuth from "otpauth"

/** The key is the text of the hex digits, not the bytes that they stand for. */
const totp = (key: string): OTPAuth.TOTP => new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromUTF8(key) })

/** The key as users type it into their app: base32. */
export const manualEntryCode = (key: string): string => OTPAuth.Secret.fromUTF8(key).base32

/** What the QR code says to the app. */
export const uri = (key: string, label: string, issuer: string): string =>
  new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromUTF8(key), label, issuer, issuerInLabel: false }).toString()

/** What the app shows at a time, in milliseconds since 1970. */
export const codeAt = (key: string, now: number): string => totp(key).generate({ timestamp: now })

/** The last time step whose code is taken at a time. */
export const lastStepAt = (now: number): number => OTPAuth.TOTP.counter({ timestamp: now }) + 1

/** The time step that a code belongs to: this one, the one before or the one after. */
export const stepOf = (key: string, code: string, now: number): number | undefined => {
  // What is not six plain digits the library may refuse by throwing.
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = totp(key).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : totp(key).counter({ timestamp: now }) + delta
}
