/**
 * The features that the menu and the start page offer, in order.
 *
 * To add a feature: its line here, its page in `pages`, and that page's line in `Routes.ts`.
 */
export interface Feature {
  readonly path: string
  readonly title: string
  readonly about: string
  readonly section: (typeof sections)[number]
  /** Whether somebody has to be signed in. */
  readonly isPrivate: boolean
}

/** LoginRadius' documentation of its API. */
export const documentation = "https://www.loginradius.com/legacy/docs/api/v2/"

export const sections = ["Sign in", "New here", "Your account", "The emulator"] as const

export const features = [
  {
    path: "/sign-in",
    title: "Password",
    about: "E-mail address and password, with every way in which that fails",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/two-step",
    title: "Two steps",
    about: "The password first, then an authenticator app, a code by SMS or mail, or a backup code",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/pin",
    title: "PIN",
    about: "A short PIN in a browser that knows you, and the choice of one where a sign-in asks for it",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/consent",
    title: "Consent",
    about: "A form to agree to before you are in: terms that have to be accepted, news that need not",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/forgot",
    title: "Forgotten password",
    about: "A mail with a link that sets a new one",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/mail-link",
    title: "Link by mail",
    about: "A link that signs in, with no password at all",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/smart",
    title: "Smart login",
    about: "Ask here, confirm on the device that has your mail",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/one-touch",
    title: "One touch",
    about: "A mail or an SMS that signs in, and makes the account where there is none",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/sms-code",
    title: "Code by SMS",
    about: "A one-time passcode to your phone",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/social",
    title: "Social",
    about: "A provider's page, and back with a state that is checked",
    section: "Sign in",
    isPrivate: false
  },
  {
    path: "/register",
    title: "Register",
    about: "A new account, and a mail to verify its address",
    section: "New here",
    isPrivate: false
  },
  {
    path: "/profile",
    title: "Profile",
    about: "What LoginRadius knows about you",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/account",
    title: "Account",
    about: "Your name, and a few words about you",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/password",
    title: "Change password",
    about: "Change your password, or set a first one",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/change-pin",
    title: "Change PIN",
    about: "Change your PIN, or have a link to a new one mailed",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/sessions",
    title: "Sessions",
    about: "Where you are signed in, and how to end that",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/second-factor",
    title: "Second factors",
    about: "Set up an app, codes by SMS or mail, and backup codes; step up before one is removed",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/consents",
    title: "Consents",
    about: "What you have agreed to, how to change your mind, and the log of that",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/linking",
    title: "Linked accounts",
    about: "Social accounts that lead to yours: link them, unlink them",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/custom-objects",
    title: "Custom objects",
    about: "JSON of your own that is kept with the account",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/roles",
    title: "Roles",
    about: "The roles there are, and those that are yours",
    section: "Your account",
    isPrivate: true
  },
  {
    path: "/try",
    title: "Try to break it",
    about: "Advance the clock, break calls, see webhooks arrive and who has an account",
    section: "The emulator",
    isPrivate: false
  }
] as const satisfies ReadonlyArray<Feature>

/** The paths of pages that only links lead to, from mails or other pages. */
export type Linked =
  | "/mail-link/follow"
  | "/smart/follow"
  | "/one-touch/follow"
  | "/"
  | "/verify"
  | "/reset"
  | "/reset-pin"
