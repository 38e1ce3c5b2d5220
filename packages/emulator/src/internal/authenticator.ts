/** What an authenticator app shows: TOTP with SHA-1, 30 seconds and 6 digits, as all apps can. */
import * as OTPAuth from "otpauth"

const inBase32 = "base32:"

/** Of hex digits, the key is their text, not the bytes that they stand for; `keyOf` makes others. */
const secretOf = (key: string): OTPAuth.Secret =>
  key.startsWith(inBase32) ? OTPAuth.Secret.fromBase32(key.slice(inBase32.length)) : OTPAuth.Secret.fromUTF8(key)

const base32 = /^[A-Z2-7]+$/

/** The key that a text in base32 stands for, as users type it into their app; undefined where it is none. */
export const keyOf = (manualEntryCode: string): string | undefined => {
  const code = manualEntryCode.replaceAll(/[\s-]|=+$/g, "").toUpperCase()
  return base32.test(code) ? inBase32 + code : undefined
}

const totp = (key: string): OTPAuth.TOTP => new OTPAuth.TOTP({ secret: secretOf(key) })

/** The key as users type it into their app: base32. */
export const manualEntryCode = (key: string): string => secretOf(key).base32

/** What the QR code says to the app. */
export const uri = (key: string, label: string, issuer: string): string =>
  new OTPAuth.TOTP({ secret: secretOf(key), label, issuer, issuerInLabel: false }).toString()

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
