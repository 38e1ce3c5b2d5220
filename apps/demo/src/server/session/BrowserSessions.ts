/**
 * The sessions of browsers. The browser holds an opaque random id in a cookie that no script can read; access tokens and
 * pending logins stay on the server.
 */
import { HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Context, Duration, Effect, Layer, Redacted } from "effect"
import { randomBytes } from "node:crypto"
import type { ConsentEvent } from "../../api/ConsentForm.js"
import type { Step, User } from "../../api/Outcome.js"
import { SignInRequired } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { Calls } from "../loginradius/Activity.js"

export const sessionCookie = "demo-session"
/** Scripts of the page read this cookie and send it back as `x-csrf-token`. Scripts of other sites cannot read it. */
export const csrfCookie = "demo-csrf"

/** Sign-ins that are started and not finished. Only the browser that started one can finish it. */
export interface Pending {
  /** The password was right: the token proves it when the second factor is verified. */
  readonly secondFactor?: {
    readonly token: Redacted.Redacted<string>
    readonly email: string
    readonly steps: ReadonlyArray<Step>
  }
  /** The user is who they say: the token sets the PIN that is missing, and ends the login. */
  readonly pin?: { readonly token: Redacted.Redacted<string> }
  /** The user is who they say: the token submits the forms of these events, and goes on with the login. */
  readonly consent?: {
    readonly token: Redacted.Redacted<string>
    readonly events: ReadonlyArray<ConsentEvent>
    /** The ids of the options that the user has agreed to before. */
    readonly agreed: ReadonlyArray<string>
  }
  /** A smart or one-touch login that waits for its link to be followed. */
  readonly link?: { readonly clientGuid: Redacted.Redacted<string>; readonly email: string }
  /** The number that a passcode was sent to. */
  readonly phone?: string
  /** The address that was registered here. Its verification signs in, if the settings of the application say so. */
  readonly registration?: string
  /** The user has asked for the key of an authenticator app, and has not confirmed a code of it yet. */
  readonly enrolment?: true
  /** The browser is at a social provider's page. */
  readonly social?: { readonly state: string; readonly provider: string; readonly purpose: "signIn" | "link" }
}

export interface SignedIn {
  readonly user: User
  readonly accessToken: Redacted.Redacted<string>
}

/** The user whose PIN signs in again in a browser. */
export interface Known {
  readonly user: User
  /** What a PIN goes with: the session token of an earlier login. It outlives the login's own session. */
  readonly sessionToken: Redacted.Redacted<string>
}

export interface Browser {
  readonly id: Redacted.Redacted<string>
  readonly csrf: Redacted.Redacted<string>
  readonly signedIn: SignedIn | undefined
  /** If somebody is signed in, this is the same user. */
  readonly known: Known | undefined
  readonly pending: Pending
  readonly calls: Calls
  readonly lastSeen: number
}

type Request = HttpServerRequest.HttpServerRequest

export interface Service {
  /** The session of the browser that sent the request. Undefined if it has none, or an expired one. */
  readonly find: Effect.Effect<Browser | undefined, never, Request>
  /** The same, refused instead of undefined. */
  readonly current: Effect.Effect<Browser, SignInRequired, Request>
  /** The session of the browser, or a new one. Its cookies go with the response. */
  readonly open: Effect.Effect<Browser, never, Request>
  /**
   * Replaces what is pending as a whole. If it is a login, the browser gets a new id: whoever planted the old one must not be
   * able to go on with it.
   */
  readonly await: (pending: Pending) => Effect.Effect<void, SignInRequired, Request>
  /**
   * Signs a user in. The browser gets a new id, so that a planted old one is worth nothing. With a session token it knows its
   * user from now on; without one it goes on to know the same user, and nobody else.
   */
  readonly signIn: (
    signedIn: SignedIn,
    sessionToken?: Redacted.Redacted<string> | null
  ) => Effect.Effect<void, never, Request>
  /** Changes the name or the address that the page shows. */
  readonly rename: (user: User) => Effect.Effect<void, never, Request>
  /** Ends the session of the user, and gives the browser a new id. The browser goes on to know the user, if it does. */
  readonly signOut: Effect.Effect<void, never, Request>
  /** No PIN signs in here any more. */
  readonly forget: Effect.Effect<void, never, Request>
}

export class BrowserSessions extends Context.Tag("demo/BrowserSessions")<BrowserSessions, Service>() {}

export interface Options {
  readonly idle: Duration.DurationInput
  /**
   * How many sessions of each kind are kept at most: signed in, on the way in, and all others. Those that have been idle for
   * longest go first, and none makes room for one of another kind: opening the page is free, and must sign nobody out.
   */
  readonly most: number
}

const random = Effect.sync(() => Redacted.make(randomBytes(32).toString("base64url")))

const noSession = () => new SignInRequired({ message: "Your session has ended. Reload the page." })

type Kind = "signedIn" | "pending" | "other"

const kindOf = ({ pending, signedIn }: Browser): Kind =>
  signedIn !== undefined ? "signedIn" : Object.keys(pending).length > 0 ? "pending" : "other"

/** Sessions by id, those of each kind in the order of their use. */
const makeTable = ({ idle, most }: Options) => {
  const kinds: Record<Kind, Map<string, Browser>> = { signedIn: new Map(), pending: new Map(), other: new Map() }
  const isOver = (browser: Browser, now: number) => now - browser.lastSeen > Duration.toMillis(idle)
  const take = (id: string) => {
    for (const browsers of Object.values(kinds)) {
      const found = browsers.get(id)
      if (found === undefined) continue
      browsers.delete(id)
      return found
    }
    return undefined
  }
  return {
    get: (id: string, now: number): Browser | undefined => {
      const found = take(id)
      if (found === undefined || isOver(found, now)) return undefined
      const seen = { ...found, lastSeen: now }
      kinds[kindOf(seen)].set(id, seen)
      return seen
    },
    put: (browser: Browser): void => {
      const id = Redacted.value(browser.id)
      take(id)
      const browsers = kinds[kindOf(browser)]
      browsers.set(id, browser)
      for (const [id, oldest] of browsers) {
        if (browsers.size <= most && !isOver(oldest, browser.lastSeen)) break
        browsers.delete(id)
      }
    },
    drop: (browser: Browser): void => {
      take(Redacted.value(browser.id))
    }
  }
}

export const make = (options: Options): Effect.Effect<Service, never, Site> =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    // A demo whose emulator is made a day older has the same sessions as before.
    const clock = yield* Effect.clock
    const table = makeTable(options)
    const shared = { path: "/", sameSite: "lax", secure: origin.startsWith("https:") } as const

    const setCookies = ({ csrf, id }: Browser) =>
      HttpApp.appendPreResponseHandler((_request, response) =>
        response.pipe(
          HttpServerResponse.setCookie(sessionCookie, Redacted.value(id), { ...shared, httpOnly: true }),
          Effect.flatMap(HttpServerResponse.setCookie(csrfCookie, Redacted.value(csrf), shared)),
          Effect.orDie
        )
      )

    const find = Effect.gen(function* () {
      const { cookies } = yield* HttpServerRequest.HttpServerRequest
      return table.get(cookies[sessionCookie] ?? "", yield* clock.currentTimeMillis)
    })

    /** A session under a new id, with the calls of the old one. */
    const renewed = (
      change: (before: Browser | undefined) => Pick<Browser, "signedIn" | "known"> & { readonly pending?: Pending }
    ) =>
      Effect.gen(function* () {
        const before = yield* find
        if (before !== undefined) table.drop(before)
        const browser: Browser = {
          id: yield* random,
          csrf: yield* random,
          pending: {},
          ...change(before),
          calls: before?.calls ?? new Calls(),
          lastSeen: yield* clock.currentTimeMillis
        }
        table.put(browser)
        yield* setCookies(browser)
        return browser
      })

    const current = Effect.flatMap(find, (browser) =>
      browser === undefined ? Effect.fail(noSession()) : Effect.succeed(browser)
    )

    return {
      find,
      current,
      open: Effect.flatMap(find, (browser) =>
        browser === undefined
          ? renewed(() => ({ signedIn: undefined, known: undefined }))
          : Effect.as(setCookies(browser), browser)
      ),
      await: (pending) =>
        Effect.flatMap(current, (browser) =>
          (pending.secondFactor ?? pending.pin ?? pending.consent) === undefined
            ? Effect.sync(() => table.put({ ...browser, pending }))
            : Effect.asVoid(renewed(() => ({ signedIn: browser.signedIn, known: browser.known, pending })))
        ),
      signIn: (signedIn, sessionToken) =>
        Effect.asVoid(
          renewed((before) => {
            const { user } = signedIn
            if (sessionToken) return { signedIn, known: { user, sessionToken } }
            return { signedIn, known: before?.known?.user.uid === user.uid ? before.known : undefined }
          })
        ),
      rename: (user) =>
        Effect.map(find, (browser) => {
          if (browser?.signedIn === undefined) return
          const known = browser.known && { ...browser.known, user }
          table.put({ ...browser, signedIn: { ...browser.signedIn, user }, known })
        }),
      signOut: Effect.asVoid(renewed((before) => ({ signedIn: undefined, known: before?.known }))),
      forget: Effect.map(find, (browser) => {
        if (browser !== undefined) table.put({ ...browser, known: undefined })
      })
    }
  })

export const layer = (
  options: Options = { idle: "30 minutes", most: 10_000 }
): Layer.Layer<BrowserSessions, never, Site> => Layer.effect(BrowserSessions, make(options))
