/**
 * What the menu and the start page offer, in order.
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

export const sections = ["Sign in", "New here", "Your account"] as const

export const features = [
  {
    path: "/sign-in",
    title: "Password",
    about: "E-mail address and password, with every way in which that fails",
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
  }
] as const satisfies ReadonlyArray<Feature>

/** Pages that are reached by links alone: from mails, from other pages. */
export type Linked = "/" | "/verify" | "/two-step"
