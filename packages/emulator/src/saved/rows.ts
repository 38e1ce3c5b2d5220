/** Rows of the state as JSON: every member by its name, secrets in clear, undefined ones left out. */
import { eventNames } from "@loginradius-effect/core/Webhooks"
import { isHash } from "../internal/passwordHash.js"
import type { Reads, RowOf } from "../state/tables.js"
import {
  type Codec,
  count,
  flag,
  list,
  literal,
  maybe,
  members,
  millis,
  record,
  secret,
  struct,
  text,
  textOf,
  union
} from "./codec.js"

const texts = list(text)
/** Of a password, or the like: one that takes as long to compare with as others. */
const hash = textOf(isHash)

const emailAddress = struct({ Type: text, Value: text })

const socialIdentity = struct({
  provider: text,
  id: text,
  emails: list(emailAddress),
  emailVerified: flag,
  fields: members,
  contacts: maybe(list(struct({ id: text, name: maybe(text), email: maybe(text), fields: members }))),
  createdAt: millis
})

const consentVersions = list(struct({ event: text, isCustom: flag, version: count }))

const account = struct({
  uid: text,
  emailProfileId: maybe(text),
  isCustomUid: flag,
  fields: members,
  emails: list(emailAddress),
  unverified: list(emailAddress),
  emailVerified: flag,
  userName: maybe(text),
  phoneId: maybe(text),
  phoneIdVerified: flag,
  pendingPhone: maybe(text),
  passwordHash: maybe(hash),
  passwordHistory: list(hash),
  passwordChangedAt: maybe(millis),
  passwordExpiresAt: maybe(millis),
  isPasswordSecure: flag,
  isPasswordBreached: flag,
  wasBreachMailed: flag,
  pinHash: maybe(hash),
  pinChangedAt: maybe(millis),
  pinSkippedAt: maybe(millis),
  securityAnswers: record(hash),
  isActive: flag,
  isDeleted: flag,
  isLoginDisabled: flag,
  failedLogins: count,
  failedSecurityAnswers: count,
  lock: maybe(struct({ type: literal("Suspend", "Captcha", "SecurityQuestion", "Block"), until: maybe(millis) })),
  logins: count,
  lastLoginAt: maybe(millis),
  createdAt: millis,
  modifiedAt: millis,
  registrationProvider: text,
  registrationSource: text,
  wasWelcomed: flag,
  policies: list(struct({ version: text, source: text, at: millis })),
  consents: maybe(struct({ versions: consentVersions, options: list(struct({ id: text, at: millis })) })),
  social: list(socialIdentity),
  roles: texts,
  roleContexts: list(struct({ context: text, roles: texts, additionalPermissions: texts, expiresAt: maybe(millis) })),
  previousUids: texts
})

const session = struct({
  token: text,
  uid: text,
  profileId: text,
  provider: text,
  isRememberMe: flag,
  createdAt: millis,
  expiresAt: millis,
  lifetime: millis,
  isSliding: flag,
  refresh: maybe(struct({ token: text, expiresAt: millis })),
  visitor: maybe(struct({ ip: maybe(text), userAgent: maybe(text) })),
  isInvalidated: flag,
  renewal: maybe(struct({ of: text, number: count }))
})

const code = struct({
  kind: literal("token", "otp"),
  purpose: literal(
    "verifyEmail",
    "addEmail",
    "resetPassword",
    "deleteAccount",
    "passwordlessLogin",
    "smartLogin",
    "oneTouchLogin",
    "secondFactorByEmail",
    "verifyPhone",
    "loginByPhone",
    "resetPasswordByPhone",
    "oneTouchLoginByPhone",
    "secondFactorByPhone",
    "resetPin",
    "resetPinByPhone",
    "deleteAccountByPhone",
    "stepUpByEmail",
    "stepUpByEmailFactor",
    "stepUpByPhone"
  ),
  secret: text,
  uid: text,
  email: maybe(text),
  phone: maybe(text),
  messageId: maybe(text),
  expiresAt: millis,
  usedAt: maybe(millis)
})

const clientLogin = struct({
  clientGuid: text,
  kind: literal("smartLogin", "oneTouchLogin"),
  uid: maybe(text),
  email: text,
  token: text,
  expiresAt: millis,
  state: literal("pending", "verified", "consumed"),
  consumedAt: maybe(millis),
  welcomeTemplate: maybe(text)
})

const factors = struct({
  uid: text,
  authenticator: maybe(struct({ key: text, isVerified: flag, lastStep: maybe(count) })),
  phone: maybe(text),
  nextPhone: maybe(text),
  isEmailOn: flag,
  backupCodes: maybe(list(struct({ code: text, isUsed: flag }))),
  areAnswersOn: maybe(flag),
  device: maybe(struct({ pairedAt: millis })),
  isDuoOn: maybe(flag)
})

/** A login that waits for what a token does, and what a PIN logs in by. */
const waitingLogin = struct({ token: text, uid: text, profileId: maybe(text), expiresAt: millis })

const webhook = struct({
  id: text,
  hookId: text,
  event: literal(...eventNames),
  targetUrl: text,
  name: text,
  headers: maybe(record(text)),
  queryParams: maybe(record(text)),
  authentication: maybe(
    union(
      "Basic",
      struct({ type: literal("Basic"), username: text, password: secret }),
      struct({ type: literal("Bearer"), token: secret })
    )
  ),
  createdAt: millis,
  modifiedAt: millis
})

/** By table, in the order in which a state is written. */
export const codecs: { readonly [T in keyof Reads]: Codec<RowOf<T>> } = {
  accounts: account,
  sessions: session,
  codes: code,
  clientLogins: clientLogin,
  factors: factors,
  pendingLogins: struct({ token: text, uid: text, expiresAt: millis }),
  pinLogins: waitingLogin,
  pinSessions: waitingLogin,
  consentLogins: waitingLogin,
  consentLogs: struct({
    id: text,
    uid: text,
    updateType: literal("Default", "ConsentEditor"),
    versions: consentVersions,
    entries: list(struct({ id: text, event: literal("Subscribe", "Unsubscribe", "NotOpted") })),
    at: millis,
    ip: maybe(text),
    userAgent: maybe(text),
    host: maybe(text)
  }),
  challenges: struct({
    id: text,
    kind: literal("pairing", "push", "duo"),
    uid: text,
    login: maybe(text),
    state: literal("pending", "approved", "denied", "done"),
    code: maybe(text),
    redirectUri: maybe(text),
    isStepUp: maybe(flag),
    createdAt: millis,
    expiresAt: millis
  }),
  stepUps: struct({
    token: text,
    uid: text,
    kind: literal("mfa", "password", "pin"),
    createdAt: millis,
    expiresAt: millis
  }),
  riskValues: struct({
    uid: text,
    factor: literal("Device", "Browser", "City", "Country", "IP"),
    value: text,
    firstSeenAt: millis,
    lastSeenAt: millis
  }),
  customObjects: struct({
    id: text,
    uid: text,
    name: text,
    content: members,
    createdAt: millis,
    modifiedAt: millis
  }),
  sentMessages: struct({ uid: text, kind: text, times: list(millis) }),
  roles: struct({ name: text, permissions: record(flag), description: maybe(text) }),
  people: struct({ identity: socialIdentity, token: maybe(text) }),
  requestTokens: struct({ token: text, identity: socialIdentity, mayRegister: flag, expiresAt: millis }),
  pingedLogins: struct({
    clientGuid: text,
    identity: maybe(socialIdentity),
    mayRegister: flag,
    wasMailed: flag,
    expiresAt: millis
  }),
  published: struct({
    number: count,
    kind: literal("status", "message"),
    provider: text,
    from: text,
    to: maybe(text),
    title: text,
    text: text,
    url: maybe(text),
    imageUrl: maybe(text),
    trackingId: maybe(text),
    at: millis
  }),
  spentCodes: struct({ provider: text, hash: text, at: millis }),
  registrationData: struct({
    id: text,
    type: text,
    key: text,
    value: text,
    parentId: maybe(text),
    code: maybe(text),
    isActive: flag,
    createdAt: millis,
    modifiedAt: millis
  }),
  webhooks: webhook
}
