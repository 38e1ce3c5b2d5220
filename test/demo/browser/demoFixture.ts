/** A demo with an emulator and users for one test, and visitors with windows without cookies. */
import { Outbox } from "@loginradius-effect/emulator"
import { Site } from "@loginradius-effect/demo/server/host/Site"
import { Effect, type Layer, type ManagedRuntime, Redacted } from "effect"
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core"
import { AnswerRecord, type DemoRuntime, start } from "./demoServer.js"

/** The users of the demo, new in every flow. */
export const ada = { email: "ada@example.com", password: "correct horse 7", phone: "+12025550100" }
/** Grace has an authenticator app; the outbox panel of the page shows its codes. */
export const grace = { email: "grace@example.com", password: "battery staple 8" }

/** A mail or an SMS, as its recipient sees it. */
export interface Message {
  readonly template: string
  readonly link: string
  readonly code: string
}

type Needs = ManagedRuntime.ManagedRuntime.Context<DemoRuntime>

/** Longer than a step takes on a machine under load. */
const timeout = 30_000

const plain = ({ link, otp, template }: Outbox.Message): Message => ({
  template,
  link: link === undefined ? "" : Redacted.value(link),
  code: otp === undefined ? "" : Redacted.value(otp)
})

/** A visitor with a window. Its functions need no `this`. */
export class Visitor {
  constructor(
    readonly page: Page,
    readonly origin: string,
    private readonly fixture: DemoFixture
  ) {}

  /** Goes to a path of the demo, or follows a link, and waits for the page's heading. */
  readonly open = async (path: string): Promise<void> => {
    await this.page.goto(new URL(path, this.origin).href)
    await this.page.getByRole("heading", { level: 1 }).waitFor()
  }

  /** Waits until the window shows a path of the demo, with any query. */
  readonly arrives = (path: string): Promise<void> => this.page.waitForURL((url) => url.pathname === path)

  /** Fills fields by their labels, and presses a button of the page. */
  readonly submit = async (fields: Readonly<Record<string, string>>, button: string): Promise<void> => {
    for (const [label, value] of Object.entries(fields)) await this.main.getByLabel(label, { exact: true }).fill(value)
    await this.press(button)
  }

  /** Presses a button of the page. */
  readonly press = (button: string): Promise<void> =>
    this.main.getByRole("button", { name: button, exact: true }).click()

  /** Waits for a text anywhere on the page. */
  readonly sees = (text: string | RegExp): Promise<void> => this.main.getByText(text).first().waitFor()

  /** Waits until a text is no longer on the page. */
  readonly seesNoMore = (text: string | RegExp): Promise<void> =>
    this.main.getByText(text).first().waitFor({ state: "hidden" })

  /** The content of the page, without header, menu and panel. */
  get main(): Locator {
    return this.page.getByRole("main")
  }

  /** Signs in by password, and waits for the profile. For users without a second factor. */
  readonly signIn = async (who: { readonly email: string; readonly password: string } = ada): Promise<void> => {
    await this.open("/sign-in")
    await this.submit({ "E-mail address": who.email, Password: who.password }, "Sign in")
    await this.arrives("/profile")
  }

  /** The first mail or SMS to an address or a number that no earlier call has returned. */
  readonly receive = (to: string, template?: string): Promise<Message> =>
    this.run(Effect.map(Outbox.waitFor({ to, template }, { within: timeout }), plain))

  /** Runs an effect outside the window: on the emulator, as in `Emulator.seed(…)`, or as a client of it. */
  readonly run = <A, E>(effect: Effect.Effect<A, E, Needs>): Promise<A> => this.fixture.demo.runPromise(effect)

  /** Another visitor, or the same user on another device: a new window on the same demo, without cookies. */
  readonly newWindow = (options?: BrowserContextOptions): Promise<Visitor> => this.fixture.openWindow(options)

  /** Records everything that scripts can read now, to be searched for secrets. Every flow does this at its end. */
  readonly readSecrets = (): Promise<void> => this.fixture.look()

  /** The faults so far: policy violations, failed scripts, shown secrets. */
  readonly faults = (): ReadonlyArray<string> => [...this.fixture.faults, ...this.fixture.record.leaks()]

  /** Returns the faults so far and forgets them, for a flow that causes them on purpose. */
  readonly takeFaults = (): ReadonlyArray<string> => {
    const faults = this.faults()
    this.fixture.faults.length = 0
    this.fixture.record.answers.length = 0
    return faults
  }
}

/** A demo and its windows. `around` can set a clock for the demo. */
export class DemoFixture {
  readonly faults: Array<string> = []
  readonly record = new AnswerRecord()
  readonly demo: DemoRuntime
  readonly #contexts: Array<BrowserContext> = []

  constructor(
    readonly browser: Browser,
    around?: Layer.Layer<never>
  ) {
    this.demo = start(this.record, around)
  }

  readonly openWindow = async (options: BrowserContextOptions = {}): Promise<Visitor> => {
    const { origin } = await this.demo.runPromise(Site)
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    this.#contexts.push(context)
    context.setDefaultTimeout(timeout)
    await this.#watch(context, origin)
    return new Visitor(await context.newPage(), origin, this)
  }

  async #watch(context: BrowserContext, origin: string): Promise<void> {
    await context.exposeBinding("reportViolation", (_source, what: string) => this.faults.push(`policy: ${what}`))
    await context.addInitScript({
      content: `addEventListener("securitypolicyviolation", (event) =>
        reportViolation(event.violatedDirective + " " + event.blockedURI))`
    })
    context.on("weberror", (error) => this.faults.push(`script: ${error.error().message}`))
    context.on("console", (message) => {
      const { url } = message.location()
      // Chromium logs refusals of the API as errors, and the provider's page is not part of the demo.
      const isOurs = url.startsWith(origin) && !url.startsWith(`${origin}/api/`)
      if (message.type() === "error" && isOurs) this.faults.push(`console: ${message.text()} at ${url}`)
    })
  }

  /** Records everything that scripts can read in the windows, because it must not contain secrets. */
  async look(): Promise<void> {
    for (const page of this.#contexts.flatMap((context) => context.pages())) {
      if (!page.url().startsWith("http")) continue
      const readable =
        "[document.documentElement.outerHTML, document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage)]"
      this.record.answers.push(...(await page.evaluate<Array<string>>(readable)))
    }
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close()
    await this.demo.dispose()
  }
}
