/** Who is in the emulator when the demo starts, and how its application is set up. */
import { type Emulator, Seed, Store } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import type { Authenticator } from "../../api/Events.js"

/** The names of the custom objects that are set up. */
export const objectNames = ["preferences", "notes"]

/** The social providers that are switched on. */
export const providers = ["google", "github"]

/**
 * One form, which is shown at an event of the application's own, so that no sign-in asks for it; and at sign-ins as well, where
 * a visitor wants it so.
 */
export const consent = (isRequired: boolean): NonNullable<Emulator.Options["consent"]> => ({
  enabled: true,
  forms: [
    {
      customEvents: ["Preferences"],
      events: isRequired ? ["FirstLogin", "Login"] : [],
      version: 1,
      sections: [
        {
          options: [
            {
              id: "5f0c1d2e3a4b5c6d7e8f9001",
              title: "Terms of use",
              description: "What you may do here, and what we promise.",
              isRequired: true
            }
          ]
        },
        {
          groupId: "5f0c1d2e3a4b5c6d7e8f9100",
          title: "News",
          options: [
            { id: "5f0c1d2e3a4b5c6d7e8f9002", title: "News by mail", description: "Once a month." },
            { id: "5f0c1d2e3a4b5c6d7e8f9003", title: "News by SMS", description: "When something breaks." }
          ]
        }
      ]
    }
  ]
})

export const settings: Emulator.Options = {
  accessTokenLifetime: "2 hours",
  forceLogout: true,
  lockout: { type: "Suspend", threshold: 3, suspension: "15 minutes" },
  passwordRules: { minLength: 8, common: ["password", "12345678"], history: 3 },
  secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true },
  stepUp: { secondFactor: true },
  // Nobody is asked for a PIN until a visitor wants it so; whoever has one can sign in by it.
  pin: { enabled: true, pinLogin: true },
  consent: consent(false),
  socialProviders: providers,
  customObjects: { names: objectNames },
  defaultRoles: ["member"]
}

const ada = { email: "ada@example.com", password: "correct horse 7", phone: "+12025550100" }
const grace = { email: "grace@example.com", password: "battery staple 8" }

/** The accounts that the page offers to try. */
export const accounts = [
  { label: "Ada, with a password and a phone", ...ada },
  { label: "Grace, with a second factor", ...grace }
]

/** The roles of the application. */
export const roles = [
  { Name: "member", Permissions: { read: true } },
  { Name: "editor", Permissions: { read: true, write: true } }
]

/** A picture that needs no other host. */
const portrait = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 56 56"><rect width="56" height="56" fill="#5b6fd6"/>
  <circle cx="28" cy="22" r="10" fill="#fff"/><path d="M8 56a20 20 0 0 1 40 0z" fill="#fff"/></svg>`
)}`

type Seeding<A, E = never> = Effect.Effect<A, E, Effect.Effect.Context<ReturnType<typeof Seed.account>>>

interface Person {
  readonly uid: string
  readonly email: string
}

/** Creates all people. Answers those who have an authenticator app. */
export const people: Seeding<ReadonlyArray<Person>, Seed.SeedConflict> = Effect.gen(function* () {
  yield* Seed.account({
    email: ada.email,
    password: ada.password,
    phoneId: ada.phone,
    profile: { FirstName: "Ada", LastName: "Lovelace", About: "Wrote the first program.", ThumbnailImageUrl: portrait }
  })
  const uid = yield* Seed.account({
    email: grace.email,
    password: grace.password,
    secondFactor: true,
    profile: { FirstName: "Grace", LastName: "Hopper", About: "Wrote the first compiler." }
  })
  yield* Seed.person({
    provider: "google",
    id: "100200300",
    email: "alan@example.com",
    profile: { FirstName: "Alan", LastName: "Turing" }
  })
  yield* Seed.person({
    provider: "github",
    id: "ada-at-github",
    email: ada.email,
    profile: { FirstName: "Ada", LastName: "Lovelace" }
  })
  return [{ uid, email: grace.email }]
})

/** Somebody who may have an authenticator app. Before the second factor is proven only the address is known. */
export interface AppUser {
  readonly uid?: string
  readonly email: string
  /** Whether the key of an app is on the page, so that a code of it is needed. */
  readonly isEnrolling?: boolean
}

/** The codes that authenticator apps show now, of those of these users who have one, or are about to. */
export const authenticators = (users: ReadonlyArray<AppUser>): Seeding<ReadonlyArray<typeof Authenticator.Type>> =>
  Effect.gen(function* () {
    const { read } = yield* Store.Store
    const shown = new Map<string, typeof Authenticator.Type>()
    for (const { email, isEnrolling, uid = read(Store.Accounts.byEmail(email))?.uid } of users) {
      const app = uid === undefined ? undefined : read(Store.SecondFactors.ofAccount(uid)).authenticator
      // A key is made as soon as somebody reads whether there is one, and is nobody's app by that.
      if (uid === undefined || app === undefined || !(app.isVerified || isEnrolling === true)) continue
      shown.set(uid, { email, code: Redacted.value(yield* Seed.authenticatorCode(uid)) })
    }
    return [...shown.values()]
  })
