/** Mails and text messages: the codes in them, and the limits on their number. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { digits, hex32 } from "../internal/ids.js"
import { Outbox } from "../Outbox.js"
import { checkAllowed } from "../pipeline/allowed.js"
import { place } from "../pipeline/place.js"
import type { Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import * as Codes from "../state/Codes.js"
import type { Code, MailPurpose, Purpose } from "../state/Codes.js"
import { emailKey, phoneKey } from "../state/keys.js"
import * as SentMessages from "../state/SentMessages.js"

/** What a caller says about a mail. */
export interface Wishes {
  readonly template?: string | undefined
  /** Where the link leads. */
  readonly url?: string | undefined
}

interface Kind {
  readonly template: string
  readonly vtype: string
  readonly lifetime: (settings: Settings) => Duration.Duration
  readonly isOtp: (settings: Settings) => boolean
}

const kinds: { readonly [P in MailPurpose]: Kind } = {
  verifyEmail: {
    template: "verification-default",
    vtype: "emailverification",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.emailVerification,
    isOtp: ({ verificationTypes }) => verificationTypes.registration === "OTP"
  },
  // The page that verifies addresses does not have to know which of the two kinds it is.
  addEmail: {
    template: "addemail-default",
    vtype: "emailverification",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.addEmail,
    isOtp: ({ verificationTypes }) => verificationTypes.addEmail === "OTP"
  },
  resetPassword: {
    template: "forgotpassword-default",
    vtype: "reset",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.forgotPassword,
    isOtp: ({ verificationTypes }) => verificationTypes.forgotPassword === "OTP"
  },
  // Passcodes are only mailed where an operation takes them: the settings refuse the others.
  deleteAccount: {
    template: "deleteaccount-default",
    vtype: "deleteuser",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.deleteAccount,
    isOtp: () => false
  },
  passwordlessLogin: {
    template: "oneclicksignin-default",
    vtype: "oneclicksignin",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.passwordlessLogin,
    isOtp: ({ verificationTypes }) => verificationTypes.oneClickSignin === "OTP"
  },
  smartLogin: {
    template: "smartlogin-default",
    vtype: "autologin",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.autoLogin,
    isOtp: () => false
  },
  oneTouchLogin: {
    template: "onetouchlogin-default",
    vtype: "autologin",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.autoLogin,
    isOtp: () => false
  },
  resetPin: {
    template: "forgotpin-default",
    vtype: "resetpin",
    lifetime: ({ tokenLifetimes }) => tokenLifetimes.forgotPin,
    isOtp: ({ verificationTypes }) => verificationTypes.forgotPin === "OTP"
  },
  secondFactorByEmail: {
    template: "secondfactor-default",
    vtype: "secondfactor",
    lifetime: ({ otpLifetime }) => otpLifetime,
    isOtp: () => true
  },
  stepUpByEmail: {
    template: "stepup-default",
    vtype: "stepup",
    lifetime: ({ otpLifetime }) => otpLifetime,
    isOtp: () => true
  },
  stepUpByEmailFactor: {
    template: "secondfactor-default",
    vtype: "secondfactor",
    lifetime: ({ otpLifetime }) => otpLifetime,
    isOtp: () => true
  }
}

/** Whether the mails of a purpose carry a passcode in place of a link. */
export const isOtp = (purpose: keyof typeof kinds, settings: Settings): boolean => kinds[purpose].isOtp(settings)

/** Whether an account has had as many messages of a kind as it gets. */
export const isOverLimit = (account: Account, kind: string) =>
  Effect.map(
    current,
    ({ now, settings: { messageLimit }, store }) =>
      messageLimit.count > 0 &&
      store.read(SentMessages.count(account.uid, kind, now - Duration.toMillis(messageLimit.period), now)) >=
        messageLimit.count
  )

/** Notes that an account was sent a message of a kind. */
export const mark = (account: Account, kind: string) =>
  Effect.map(current, ({ now, settings: { messageLimit }, store }) =>
    store.change(SentMessages.mark(account.uid, kind, now, Math.max(messageLimit.count, 1000)))
  )

/** Refuses a mail to an account that gets none, or that has had as many of a purpose as it gets. */
export const check = (account: Account, purpose: string) =>
  Effect.gen(function* () {
    yield* checkAllowed(account)
    if (yield* isOverLimit(account, purpose)) return yield* refuse(ErrorCode.EmailSendLimitReached)
  })

/** Counts what is made for management in place of a message, which has a limit of its own; answers whether that is kept to. */
export const noteForManagement = (account: Account, purpose: Purpose) =>
  Effect.gen(function* () {
    const kind = `${purpose} by management`
    if (yield* isOverLimit(account, kind)) return false
    yield* mark(account, kind)
    return true
  })

/** Refuses more tokens for management than an account gets. */
export const countForManagement = (account: Account, purpose: MailPurpose) =>
  Effect.gen(function* () {
    yield* checkAllowed(account)
    if (!(yield* noteForManagement(account, purpose))) return yield* refuse(ErrorCode.TokenGenerationLimitReached)
  })

/** Makes a token for management. */
export const issueTokenToManagement = (account: Account, purpose: keyof typeof kinds, email: string | undefined) =>
  Effect.zipRight(countForManagement(account, purpose), issueToken(account, purpose, email))

/** Makes for management what a mail would carry: a token, or a passcode where the settings want that. */
export const issueToManagement = (account: Account, purpose: keyof typeof kinds, email: string | undefined) =>
  Effect.zipRight(countForManagement(account, purpose), issueMailed(account, purpose, email))

/** Makes a link's token, without a mail. */
const issueToken = (account: Account, purpose: keyof typeof kinds, email: string | undefined) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const code = yield* makeToken(account, purpose, email)
    store.change(Codes.issue(code))
    return code
  })

/** Makes a link's token that is kept elsewhere. */
export const makeToken = (account: Account, purpose: keyof typeof kinds, email: string | undefined) =>
  Effect.gen(function* () {
    const code: Code = {
      kind: "token",
      purpose,
      secret: yield* hex32,
      uid: account.uid,
      email,
      messageId: undefined,
      expiresAt: yield* endOf(purpose),
      usedAt: undefined
    }
    return code
  })

/** When what is mailed now ends. */
export const endOf = (purpose: keyof typeof kinds) =>
  Effect.map(current, ({ now, settings }) => now + Duration.toMillis(kinds[purpose].lifetime(settings)))

/** The passcode that a recipient gets each time, if the settings give one. */
const testPasscode = (to: string, { testPasscodes }: Settings): string | undefined =>
  testPasscodes.find(({ recipient }) => isSameRecipient(recipient, to))?.passcode

/** Addresses are compared without regard to case, phone numbers by their digits. */
const isSameRecipient = (recipient: string, to: string): boolean =>
  recipient.includes("@") || to.includes("@")
    ? emailKey(recipient) === emailKey(to)
    : phoneKey(recipient) === phoneKey(to)

/** What a step-up sends ends with what it has asked. */
const otpLifetime = (purpose: Purpose, { otpLifetime, stepUp }: Settings): Duration.Duration =>
  purpose === "stepUpByPhone" ? Duration.min(otpLifetime, stepUp.challengeLifetime) : otpLifetime

/** Makes a passcode, without a message. */
export const issueOtp = (account: Account, purpose: Purpose, email: string | undefined, phone?: string) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const code: Code = {
      kind: "otp",
      purpose,
      secret: testPasscode(phone ?? email ?? "", settings) ?? (yield* digits(settings.otpLength)),
      uid: account.uid,
      email,
      phone,
      messageId: yield* hex32,
      expiresAt: now + Duration.toMillis(otpLifetime(purpose, settings)),
      usedAt: undefined
    }
    store.change(Codes.issue(code))
    return code
  })

/** Sends a mail with a link, or with a passcode where the settings want that. Answers what it carries. */
export const send = (account: Account, purpose: keyof typeof kinds, to: string, wishes: Wishes) =>
  Effect.gen(function* () {
    const code = yield* issueMailed(account, purpose, to)
    yield* deliver(account, code, to, wishes)
    return code
  })

/** Makes what a mail carries. */
const issueMailed = (account: Account, purpose: keyof typeof kinds, to: string | undefined) =>
  Effect.flatMap(current, ({ settings }) =>
    isOtp(purpose, settings) ? issueOtp(account, purpose, to) : issueToken(account, purpose, to)
  )

/** Mails a code that has been made. */
export const deliver = (account: Account, code: Code, to: string, wishes: Wishes) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    const kind = kinds[code.purpose as keyof typeof kinds]
    yield* mark(account, code.purpose)
    yield* outbox.deliver({
      kind: "mail",
      to,
      template: wishes.template ?? kind.template,
      purpose: code.purpose,
      vtype: kind.vtype,
      ...(code.kind === "otp"
        ? { otp: Redacted.make(code.secret) }
        : {
            token: Redacted.make(code.secret),
            link: Redacted.make(link(wishes.url ?? (yield* hostedPage), kind.vtype, code.secret))
          })
    })
  })

/** Mails something without a code in it. */
export const notify = (account: Account, to: string, template: string) =>
  Effect.gen(function* () {
    const outbox = yield* Outbox
    yield* mark(account, template)
    yield* outbox.deliver({ kind: "mail", to, template })
  })

const link = (url: string, vtype: string, token: string): string =>
  `${url}${url.includes("?") ? "&" : "?"}vtype=${vtype}&vtoken=${token}`

/**
 * In place of LoginRadius' own page, where the caller has none: at the server if there is one, and on this machine, so that no
 * token goes elsewhere.
 */
const hostedPage = /* @__PURE__ */ Effect.zipWith(
  place,
  current,
  (origin, { settings }) => `${origin ?? `http://${settings.appName}.localhost`}/auth.aspx`
)
