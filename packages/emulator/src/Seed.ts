/**
 * Puts people, and what an application has beside them, into the emulator without going through its endpoints:
 * `Emulator.seed(Seed.account({ email, password }))`. `SeedFile` reads the same from a file.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { current, uniqueness } from "./context.js"
import { codeAt, keyOf } from "./internal/authenticator.js"
import { hex32 } from "./internal/ids.js"
import { isObject } from "./internal/json.js"
import { isName } from "./internal/names.js"
import { parseIso } from "./internal/time.js"
import { unredact } from "./internal/unredact.js"
import * as consentForms from "./rules/consentForms.js"
import * as identifiers from "./rules/identifiers.js"
import * as jwtLogin from "./rules/jwtLogin.js"
import * as password from "./rules/password.js"
import * as passwordRules from "./rules/passwordRules.js"
import * as pin from "./rules/pin.js"
import * as sessions from "./rules/sessions.js"
import * as pinged from "./rules/pingedLogin.js"
import * as social from "./rules/socialLogin.js"
import { SeedConflict } from "./Seed/conflict.js"
import { CurrentSettings } from "./Settings.js"
import * as Accounts from "./state/Accounts.js"
import { type Account, blank, type RoleContext as StoredContext } from "./state/Accounts.js"
import type { Given } from "./state/Consents.js"
import type { Json } from "./state/Json.js"
import { unique } from "./state/keys.js"
import * as Providers from "./state/Providers.js"
import * as RiskValues from "./state/RiskValues.js"
import { none as noFactors } from "./state/SecondFactors.js"
import type { EmailAddress, SocialIdentity } from "./state/SocialIdentity.js"
import * as Store from "./Store.js"

export * from "./Seed/application.js"
export { SeedConflict } from "./Seed/conflict.js"

/**
 * Somebody whom a person knows at a social provider.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialContact {
  /** The provider's own id of the contact: a message goes to it. */
  readonly id: string
  /** Its `id` unless said otherwise. */
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** What else the provider tells, by LoginRadius' member names, as in `PhoneNumber`. */
  readonly profile?: Json | undefined
}

/**
 * A person at a social provider.
 *
 * @since 0.1.0
 * @category models
 */
export interface SocialPerson {
  /** As in `google`. */
  readonly provider: string
  /** The provider's own id of the person. */
  readonly id: string
  readonly email?: string | undefined
  /** Whether the provider has verified the address: `true` unless said otherwise. */
  readonly emailVerified?: boolean | undefined
  /** What the provider tells, by LoginRadius' member names. */
  readonly profile?: Json | undefined
  /** Those whom the person knows there, and messages go to; made up unless said otherwise. */
  readonly contacts?: ReadonlyArray<SocialContact> | undefined
  /** A token of the provider's own, by which the person can log in without its page. Only `person` keeps it. */
  readonly token?: string | Redacted.Redacted<string> | undefined
}

/**
 * Second factors that have been set up.
 *
 * @since 0.1.0
 * @category models
 */
export interface SecondFactors {
  /**
   * An authenticator app. Its key is made up, or the `secret` in base32, as users type it into their app. `Seed.authenticatorCode`
   * tells what it shows.
   */
  readonly authenticator?: boolean | { readonly secret: string | Redacted.Redacted<string> } | undefined
  /** The number that passcodes go to. */
  readonly phone?: string | undefined
  /** Whether passcodes can go to the addresses of the account. */
  readonly email?: boolean | undefined
  /** Whether the `securityAnswers` of the account are a factor. */
  readonly securityQuestions?: boolean | undefined
  /** Whether a device is registered that approves logins, for which `Emulator.approve` and `Emulator.deny` stand. */
  readonly push?: boolean | undefined
  /** Whether Duo is set up. */
  readonly duo?: boolean | undefined
}

/**
 * A context in which an account has roles.
 *
 * @since 0.1.0
 * @category models
 */
export interface RoleContext {
  /** Its name, which is unique in the account. */
  readonly context: string
  /** Names of roles. */
  readonly roles?: ReadonlyArray<string> | undefined
  readonly additionalPermissions?: ReadonlyArray<string> | undefined
  /** A date, or a text in ISO 8601; never unless said otherwise. */
  readonly expiresAt?: Date | string | undefined
}

/**
 * What a user has agreed to by consent forms.
 *
 * @since 0.1.0
 * @category models
 */
export interface Consents {
  /** The versions of forms that the user has accepted, of each event the newest. */
  readonly versions?:
    | ReadonlyArray<{
        readonly event: string
        /** Whether the event is one of the application's own: `false`. */
        readonly isCustom?: boolean | undefined
        readonly version: number
      }>
    | undefined
  /** Ids of options that the user agrees to. */
  readonly options?: ReadonlyArray<string> | undefined
}

/**
 * A value that a user is known by.
 *
 * @since 0.1.0
 * @category models
 */
export interface RiskValue {
  readonly factor: "Device" | "Browser" | "City" | "Country" | "IP"
  /** As in `Firefox`, `iPhone`, `Lisbon` or `203.0.113.7`. */
  readonly value: string
}

/**
 * @since 0.1.0
 * @category models
 */
export interface Person {
  /** Made up if there is none. */
  readonly uid?: string | undefined
  /** The primary address. */
  readonly email?: string | undefined
  /** Further addresses by type. */
  readonly otherEmails?: { readonly [type: string]: string } | undefined
  /** `true` unless said otherwise. */
  readonly emailVerified?: boolean | undefined
  readonly password?: string | Redacted.Redacted<string> | undefined
  /** The hash of a password, in place of `password`: `Rfc2898DeriveBytes$<rounds>$<salt>$<hash>`, both parts in base64. */
  readonly passwordHash?: string | Redacted.Redacted<string> | undefined
  readonly userName?: string | undefined
  readonly phoneId?: string | undefined
  /** `true` unless said otherwise. */
  readonly phoneIdVerified?: boolean | undefined
  /** Members of the profile, by LoginRadius' names. */
  readonly profile?: Json | undefined
  /** The PIN in clear. */
  readonly pin?: string | Redacted.Redacted<string> | undefined
  /** Answers to security questions, by the id of the question. */
  readonly securityAnswers?: { readonly [questionId: string]: string } | undefined
  /** The second factors that the user has set up: none. `true` stands for an authenticator app. */
  readonly secondFactor?: boolean | SecondFactors | undefined
  /** What the user has agreed to by consent forms; they were never asked unless said otherwise. */
  readonly consents?: Consents | undefined
  /** Where the user has logged in from, now and in the past, which risky logins are compared with. */
  readonly riskValues?: ReadonlyArray<RiskValue> | undefined
  readonly social?: ReadonlyArray<SocialPerson> | undefined
  /** Names of roles that there are. */
  readonly roles?: ReadonlyArray<string> | undefined
  readonly roleContexts?: ReadonlyArray<RoleContext> | undefined
}

/**
 * A session that was opened.
 *
 * @since 0.1.0
 * @category models
 */
export interface Opened {
  readonly uid: string
  readonly accessToken: Redacted.Redacted<string>
  readonly refreshToken: Redacted.Redacted<string> | undefined
}

const put = (account: Account) =>
  Effect.flatMap(current, ({ settings, store }) => {
    const conflict = store.change(Accounts.put(account, uniqueness(settings)))
    return conflict === undefined ? Effect.void : Effect.fail(new SeedConflict({ what: conflict._tag }))
  })

/**
 * Makes an account as it is described, without rules and mails. Answers its `Uid`. Fails as a defect where the `uid` cannot
 * be part of a path, where there is no such role, where a hash, a secret or a date is none, and where security questions are a
 * second factor without answers.
 *
 * @since 0.1.0
 * @category constructors
 */
export const account = (person: Person): Effect.Effect<string, SeedConflict, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const uid = person.uid ?? (yield* hex32)
    if (!isName(uid)) return yield* Effect.die(`no call can reach an account of the Uid ${JSON.stringify(uid)}`)
    if (store.read(Accounts.byUid(uid)) !== undefined) return yield* new SeedConflict({ what: "Uid" })
    const hasPassword = person.password !== undefined || person.passwordHash !== undefined
    const isSocialOnly = person.email === undefined && person.phoneId === undefined && !hasPassword
    const answers = Object.entries(person.securityAnswers ?? {})
    const hashes = answers.length === 0 ? [] : yield* password.hashAll(answers.map(([, answer]) => answer))
    const described: Account = {
      ...blank(uid, now),
      isCustomUid: person.uid !== undefined,
      emailProfileId: isSocialOnly ? undefined : yield* hex32,
      fields: person.profile ?? {},
      emails: addresses(person),
      emailVerified: (person.email ?? person.social?.[0]?.email) !== undefined && person.emailVerified !== false,
      userName: person.userName === undefined ? undefined : identifiers.userName(person.userName, settings),
      phoneId: person.phoneId,
      phoneIdVerified: person.phoneId !== undefined && person.phoneIdVerified !== false,
      securityAnswers: Object.fromEntries(answers.map(([id], i) => [id.toLowerCase(), hashes[i] as string])),
      consents: person.consents === undefined ? undefined : consentsOf(person.consents, now),
      registrationProvider: isSocialOnly ? (person.social?.[0]?.provider ?? "Email") : "Email",
      social: (person.social ?? []).map((social) => identityOf(social, now)),
      roles: unique(person.roles ?? []),
      roleContexts: (person.roleContexts ?? []).map(contextOf)
    }
    if (isObject(person.secondFactor) && person.secondFactor.securityQuestions === true && answers.length === 0) {
      return yield* Effect.die("security questions are no second factor without securityAnswers")
    }
    const problem = problemOf(described, store)
    if (problem !== undefined) return yield* Effect.die(problem)
    const withPin =
      person.pin === undefined ? described : pin.set(described, yield* password.hash(unredact(person.pin)), now)
    const hash = hasPassword ? yield* hashOf(person) : undefined
    yield* put(hash === undefined ? withPin : passwordRules.set(withPin, hash, settings, now, uid))
    for (const { factor, value } of person.riskValues ?? []) {
      store.change(RiskValues.put({ uid, factor, value, firstSeenAt: now, lastSeenAt: now }))
    }
    const { secondFactor = false } = person
    if (secondFactor !== false) {
      store.change(
        Store.SecondFactors.put(yield* factorsOf(uid, secondFactor === true ? { authenticator: true } : secondFactor))
      )
    }
    return uid
  })

/** The hash of a person's password, if there is one. */
const hashOf = ({ password: plain, passwordHash }: Person): Effect.Effect<string | undefined> => {
  if (passwordHash === undefined)
    return plain === undefined ? Effect.succeed(undefined) : password.hash(unredact(plain))
  const hash = unredact(passwordHash)
  return password.isHash(hash)
    ? Effect.succeed(hash)
    : Effect.die("a passwordHash is not one that can be compared with")
}

const consentsOf = ({ options = [], versions = [] }: Consents, now: number): Given =>
  versions.reduce<Given>(
    (given, { event, isCustom = false, version }) => consentForms.accepting(given, [{ event, isCustom, version }]),
    { versions: [], options: unique(options).map((id) => ({ id, at: now })) }
  )

const contextOf = ({ additionalPermissions = [], context, expiresAt, roles = [] }: RoleContext): StoredContext => ({
  context,
  roles: unique(roles),
  additionalPermissions: unique(additionalPermissions),
  expiresAt:
    expiresAt === undefined
      ? undefined
      : typeof expiresAt === "string"
        ? (parseIso(expiresAt) ?? NaN)
        : expiresAt.getTime()
})

/** What is wrong with the roles of an account, if anything is. */
const problemOf = ({ roleContexts, roles }: Account, store: Store.Service): string | undefined => {
  if (roles.length === 0 && roleContexts.length === 0) return undefined
  const unknown = [...roles, ...roleContexts.flatMap((context) => context.roles)].find(
    (name) => store.read(Store.Roles.byName(name)) === undefined
  )
  if (unknown !== undefined) return `there is no role ${JSON.stringify(unknown)}`
  const names = new Set(roleContexts.map(({ context }) => context))
  if (names.size < roleContexts.length || ![...names].every(isName)) {
    return "the names of role contexts have to be different, and such that they can be part of a path"
  }
  return roleContexts.some(({ expiresAt }) => Number.isNaN(expiresAt)) ? "a role context expires at no date" : undefined
}

const factorsOf = (uid: string, given: SecondFactors) =>
  Effect.gen(function* () {
    const { authenticator = false, duo = false, email = false, phone, push = false, securityQuestions = false } = given
    const now = yield* Clock.currentTimeMillis
    const secret = typeof authenticator === "boolean" ? undefined : unredact(authenticator.secret)
    const key = secret === undefined ? yield* hex32 : keyOf(secret)
    if (key === undefined) return yield* Effect.die("the secret of an authenticator app is not in base32")
    const factors: Store.SecondFactors.Factors = {
      ...noFactors(uid),
      authenticator: authenticator === false ? undefined : { key, isVerified: true, lastStep: undefined },
      phone,
      isEmailOn: email,
      areAnswersOn: securityQuestions,
      device: push ? { pairedAt: now } : undefined,
      isDuoOn: duo
    }
    return factors
  })

/**
 * What the authenticator app of an account shows now, also where its key was only offered so far. Fails as a defect where
 * there is no key.
 *
 * @since 0.1.0
 * @category accessors
 */
export const authenticatorCode = (uid: string): Effect.Effect<Redacted.Redacted<string>, never, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const now = yield* Clock.currentTimeMillis
    const { authenticator } = store.read(Store.SecondFactors.ofAccount(uid))
    if (authenticator === undefined) return yield* Effect.die(`no authenticator app of the Uid ${uid}`)
    return Redacted.make(codeAt(authenticator.key, now))
  })

const addresses = (person: Person): ReadonlyArray<EmailAddress> => [
  ...(person.email === undefined ? [] : [{ Type: "Primary", Value: person.email }]),
  ...Object.entries(person.otherEmails ?? {}).map(([Type, Value]) => ({ Type, Value }))
]

const identityOf = (person: SocialPerson, now: number): SocialIdentity => ({
  provider: person.provider.toLowerCase(),
  id: person.id,
  emails: person.email === undefined ? [] : [{ Type: "Primary", Value: person.email }],
  emailVerified: person.email !== undefined && person.emailVerified !== false,
  fields: person.profile ?? {},
  contacts: person.contacts?.map(({ email, id, name, profile = {} }) => ({ id, name, email, fields: profile })),
  createdAt: now
})

/**
 * Opens a session of an account, as `Account.userImpersonation` does.
 *
 * @since 0.1.0
 * @category constructors
 */
export const session = (uid: string): Effect.Effect<Opened, never, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const account = store.read(Accounts.byUid(uid))
    if (account === undefined) return yield* Effect.die(`no account has the Uid ${uid}`)
    return opened(yield* sessions.open(account))
  })

const opened = ({ refresh, token, uid }: Store.Sessions.Session): Opened => ({
  uid,
  accessToken: Redacted.make(token),
  refreshToken: refresh === undefined ? undefined : Redacted.make(refresh.token)
})

/**
 * Logs a person in by a social provider, as its page would: the first time makes an account, unless the person's
 * address is verified on both sides; then the profile joins the account with that address. The access token is also
 * what `Authentication.linkSocialIdentities` takes.
 *
 * @since 0.1.0
 * @category constructors
 */
export const socialLogin = (person: SocialPerson): Effect.Effect<Opened, SeedConflict, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const settings = yield* CurrentSettings
    const store = yield* Store.Store
    const now = yield* Clock.currentTimeMillis
    const known = store.read(Accounts.bySocial(person.provider, person.id))
    if (known === undefined) {
      const identity = identityOf(person, now)
      const holder = identity.emailVerified ? store.read(Accounts.byEmail(person.email ?? "")) : undefined
      const joined = settings.accountLinking && holder?.emailVerified === true ? holder : undefined
      yield* joined === undefined
        ? account({ social: [person], emailVerified: identity.emailVerified })
        : put({ ...joined, social: [...joined.social, identity], modifiedAt: now })
    }
    const found = store.read(Accounts.bySocial(person.provider, person.id))
    if (found === undefined) return yield* Effect.die("a social profile that was just written is gone")
    yield* put({ ...found, logins: found.logins + 1, lastLoginAt: now })
    return opened(yield* sessions.open(found, person.id))
  })

/**
 * Lets a social provider know a person, who has no account here by that: they can be chosen on the provider's page, and
 * log in by their token. Another description of the same id takes the place of the first.
 *
 * @since 0.1.0
 * @category constructors
 */
export const person = (person: SocialPerson): Effect.Effect<void, never, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const { token } = person
    store.change(
      Providers.putPerson({
        identity: identityOf(person, yield* Clock.currentTimeMillis),
        token: token === undefined || typeof token === "string" ? token : Redacted.value(token)
      })
    )
  })

/**
 * An ID token of a person, as their provider would sign it: what `TokenManagement.accessTokenViaGoogleJwt`,
 * `accessTokenViaAppleJwt`, `accessTokenViaFacebookJwt` and `accessTokenViaCustomJwt` take, for an hour. Fails as a defect where the
 * emulator has no secret of the provider: it signs for `google`, `apple` and `facebook`, and for the providers with HS256 in the
 * setting `jwtProviders`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const idToken = (person: SocialPerson): Effect.Effect<Redacted.Redacted<string>, never, CurrentSettings> =>
  Effect.gen(function* () {
    const settings = yield* CurrentSettings
    const now = yield* Clock.currentTimeMillis
    const provider = jwtLogin.providerOf(settings, person.provider)
    const token = provider === undefined ? undefined : yield* jwtLogin.tokenOf(identityOf(person, now), provider, now)
    return token === undefined
      ? yield* Effect.die(`nobody has the secret of a JWT provider ${JSON.stringify(person.provider)}`)
      : Redacted.make(token)
  })

/**
 * The request token that a login of a person at a social provider's page ends with, without the page. It is what
 * `SocialLogin.accessToken` takes, and `Authentication.linkSocialIdentities`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const requestToken = (
  person: SocialPerson
): Effect.Effect<Redacted.Redacted<string>, never, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const identity = identityOf(person, yield* Clock.currentTimeMillis)
    return Redacted.make(yield* social.request(identity))
  })

/**
 * The login of a person at a social provider's page that a device asks for by its client GUID, without the page: it is what
 * `Authentication.profileByPing` answers, and what `Authentication.linkSocialIdentitiesByPing` links. Without a person, nobody has
 * signed in yet.
 *
 * @since 0.1.0
 * @category constructors
 */
export const pingedLogin = (
  clientGuid: string,
  person?: SocialPerson
): Effect.Effect<void, never, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    yield* pinged.note(clientGuid, true, person === undefined ? undefined : identityOf(person, now))
  })
