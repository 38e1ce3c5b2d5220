/**
 * What the server knows about each browser. The browser holds an opaque random id in a cookie that no script can read;
 * access tokens, and what a login waits for, stay here.
 */
import { HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Clock, Context, Duration, Effect, Layer, Redacted } from "effect"
import { randomBytes } from "node:crypto"
import type { Step, User } from "../api/Outcome.js"
import { SignInRequired } from "../api/Refusals.js"
import { Calls } from "./Activity.js"
import { Site } from "./Site.js"

export const sessionCookie = "demo-session"
/** Scripts of the page read this one and send it back as `x-csrf-token`; those of other sites cannot. */
export const csrfCookie = "demo-csrf"

/** What has been started and is not finished yet. Only the browser that started it can finish it. */
export interface Pending {
  /** A password was right, and this proves it when the second factor is verified. */
  readonly secondFactor?: {
    readonly token: Redacted.Redacted<string>
    readonly email: string
    readonly steps: ReadonlyArray<Step>
  }
  /** A smart or one-touch login that waits for its link to be followed. */
  readonly link?: { readonly clientGuid: Redacted.Redacted<string>; readonly email: string }
  /** A passcode by SMS is on its way to this number. */
  readonly phone?: string
  /** The browser is at a social provider's page. */
  readonly social?: { readonly state: string; readonly provider: string; readonly purpose: "signIn" | "link" }
}

export interface SignedIn {
  readonly user: User
  readonly accessToken: Redacted.Redacted<string>
}

export interface Browser {
  readonly id: Redacted.Redacted<string>
  readonly csrf: Redacted.Redacted<string>
  readonly signedIn: SignedIn | undefined
  readonly pending: Pending
  readonly calls: Calls
  readonly lastSeen: number
}

type Request = HttpServerRequest.HttpServerRequest

export interface Service {
  /** The session of the browser that sent the request, if it has one that has not expired. */
  readonly find: Effect.Effect<Browser | undefined, never, Request>
  /** The same, and a refusal where there is none. */
  readonly current: Effect.Effect<Browser, SignInRequired, Request>
  /** The session of the browser, or a new one, whose cookies go with the response. */
  readonly open: Effect.Effect<Browser, never, Request>
  /**
   * Changes what is pending; what is not named is forgotten. A password that was right gives the browser a new id: whoever
   * has planted the old one must not go on with the second factor.
   */
  readonly await: (pending: Pending) => Effect.Effect<void, SignInRequired, Request>
  /** Signs a user in. The browser gets a new id: whoever has planted the old one is left with nothing. */
  readonly signIn: (signedIn: SignedIn) => Effect.Effect<void, never, Request>
  /** Shows another name or address from now on. */
  readonly rename: (user: User) => Effect.Effect<void, never, Request>
  /** Forgets the user, and gives the browser a new id. */
  readonly signOut: Effect.Effect<void, never, Request>
}

export class BrowserSessions extends Context.Tag("demo/BrowserSessions")<BrowserSessions, Service>() {}

export interface Options {
  readonly idle: Duration.DurationInput
  /** The sessions that have not been used for longest go first. */
  readonly most: number
}

const random = Effect.sync(() => Redacted.make(randomBytes(32).toString("base64url")))

const noSession = () => new SignInRequired({ message: "Your session has ended. Reload the page." })

/** Sessions by id, in the order of their use. */
const makeTable = ({ idle, most }: Options) => {
  const browsers = new Map<string, Browser>()
  const isOver = (browser: Browser, now: number) => now - browser.lastSeen > Duration.toMillis(idle)
  return {
    get: (id: string, now: number): Browser | undefined => {
      const found = browsers.get(id)
      if (found === undefined) return undefined
      browsers.delete(id)
      if (isOver(found, now)) return undefined
      const seen = { ...found, lastSeen: now }
      browsers.set(id, seen)
      return seen
    },
    put: (browser: Browser): void => {
      browsers.set(Redacted.value(browser.id), browser)
      for (const [id, oldest] of browsers) {
        if (browsers.size <= most && !isOver(oldest, browser.lastSeen)) break
        browsers.delete(id)
      }
    },
    drop: (browser: Browser): void => {
      browsers.delete(Redacted.value(browser.id))
    }
  }
}

export const make = (options: Options): Effect.Effect<Service, never, Site> =>
  Effect.gen(function* () {
    const { origin } = yield* Site
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
      return table.get(cookies[sessionCookie] ?? "", yield* Clock.currentTimeMillis)
    })

    /** A session under a new id. The calls that led here stay in view. */
    const renewed = (signedIn: SignedIn | undefined, pending: Pending = {}) =>
      Effect.gen(function* () {
        const before = yield* find
        if (before !== undefined) table.drop(before)
        const browser: Browser = {
          id: yield* random,
          csrf: yield* random,
          signedIn,
          pending,
          calls: before?.calls ?? new Calls(),
          lastSeen: yield* Clock.currentTimeMillis
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
        browser === undefined ? renewed(undefined) : Effect.as(setCookies(browser), browser)
      ),
      await: (pending) =>
        Effect.flatMap(current, (browser) =>
          pending.secondFactor === undefined
            ? Effect.sync(() => table.put({ ...browser, pending }))
            : Effect.asVoid(renewed(browser.signedIn, pending))
        ),
      signIn: (signedIn) => Effect.asVoid(renewed(signedIn)),
      rename: (user) =>
        Effect.map(find, (browser) => {
          if (browser?.signedIn !== undefined) table.put({ ...browser, signedIn: { ...browser.signedIn, user } })
        }),
      signOut: Effect.asVoid(renewed(undefined))
    }
  })

export const layer = (
  options: Options = { idle: "30 minutes", most: 10_000 }
): Layer.Layer<BrowserSessions, never, Site> => Layer.effect(BrowserSessions, make(options))
