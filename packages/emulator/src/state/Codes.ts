/**
 * Codes that prove something once: tokens in the links of mails, and one-time passcodes.
 *
 * @since 0.1.0
 */
import { emailKey, phoneKey } from "./keys.js"
import type { Definition, Rows, WritableRows } from "./table.js"

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
  | "stepUpByEmail"
  | "stepUpByEmailFactor"
  | "resetPin"

/** What a passcode in an SMS is good for. */
export type SmsPurpose =
  | "verifyPhone"
  | "loginByPhone"
  | "resetPasswordByPhone"
  | "oneTouchLoginByPhone"
  | "secondFactorByPhone"
  | "stepUpByPhone"
  | "resetPinByPhone"
  | "deleteAccountByPhone"

/** Points in time are milliseconds since 1970. */
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
  readonly expiresAt: number
  /** Undefined while it is good. */
  readonly usedAt: number | undefined
}

/** What a code turned out to be. */
export type Checked =
  | { readonly _tag: "Good"; readonly code: Code }
  | { readonly _tag: "Used"; readonly code: Code }
  | { readonly _tag: "Expired"; readonly code: Code }
  | { readonly _tag: "Unknown" }

type Index = "uid" | "otp" | "unused"

const otpKey = (uid: string, otp: string): string => `${uid} ${otp}`

const purposeKey = ({ purpose, uid }: Code): string => `${uid} ${purpose}`

const messageKey = (messageId: string): string => `message ${messageId}`

/** Tokens go by themselves, OTPs by their messages: the same digits can be sent twice. */
const keyOf = ({ messageId, secret }: Code): string => (messageId === undefined ? secret : messageKey(messageId))

export const definition: Definition<Code, Index> = {
  key: keyOf,
  indexes: {
    uid: ({ uid }) => [uid],
    otp: ({ kind, secret, uid }) => (kind === "otp" ? [otpKey(uid, secret)] : []),
    unused: (code) => (code.usedAt === undefined ? [purposeKey(code)] : [])
  },
  endsAt: ({ expiresAt, usedAt }) => Math.min(expiresAt, usedAt ?? Infinity)
}

export interface Reads {
  readonly codes: Rows<Code, Index>
}

export interface Writes {
  readonly codes: WritableRows<Code, Index>
}

const judge = (code: Code | undefined, purposes: ReadonlyArray<Purpose>, now: number): Checked => {
  if (code === undefined || !purposes.includes(code.purpose)) return { _tag: "Unknown" }
  if (code.usedAt !== undefined) return { _tag: "Used", code }
  return code.expiresAt <= now ? { _tag: "Expired", code } : { _tag: "Good", code }
}

export const checkToken =
  (purposes: ReadonlyArray<Purpose>, token: string, now: number) =>
  ({ codes }: Reads): Checked => {
    const code = codes.get(token)
    return judge(code?.kind === "token" ? code : undefined, purposes, now)
  }

/** An OTP counts for the account that it was sent to. */
export const checkOtp =
  (purposes: ReadonlyArray<Purpose>, uid: string, otp: string, now: number) =>
  ({ codes }: Reads): Checked => {
    const sent = codes.by("otp", otpKey(uid, otp)).filter(({ purpose }) => purposes.includes(purpose))
    // The same digits can have been sent twice: a code that still works wins, then the newest.
    const good = sent.filter(({ expiresAt, usedAt }) => usedAt === undefined && expiresAt > now)
    return judge(good.at(-1) ?? sent.at(-1), purposes, now)
  }

/** The code that went out in a message. */
export const byMessage =
  (messageId: string) =>
  ({ codes }: Reads): Code | undefined =>
    codes.get(messageKey(messageId))

export const issue =
  (code: Code) =>
  ({ codes }: Writes): void =>
    codes.put(code)

/**
 * Marks a code as used, and with it those of the same account, purpose and address: whoever has proven an address, or has set
 * a password, has no further use for them.
 */
export const spend =
  (spent: Code, now: number) =>
  ({ codes }: Writes): void => {
    const isForAddress = spent.purpose === "verifyEmail" || spent.purpose === "addEmail"
    for (const code of codes.by("unused", purposeKey(spent))) {
      if (phoneKey(code.phone ?? "") !== phoneKey(spent.phone ?? "")) continue
      if (isForAddress && emailKey(code.email ?? "") !== emailKey(spent.email ?? "")) continue
      codes.put({ ...code, usedAt: now })
    }
  }

/** Gives the codes of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ codes }: Writes): void => {
    for (const code of codes.by("uid", from)) codes.put({ ...code, uid: to })
  }

export const removeOf =
  (uid: string) =>
  ({ codes }: Writes): void => {
    for (const code of codes.by("uid", uid)) codes.remove(keyOf(code))
  }
