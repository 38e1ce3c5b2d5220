/**
 * The control API of an emulator that is served: its outbox, clock, faults, accounts and the like, for tests in another process and
 * another language. It is at `/_emulator/v1` beside LoginRadius' own paths; `control.openapi.json` describes it.
 *
 * Whoever reaches it reads every message and can change everything: it has no credential. Pages of other origins are refused, unless
 * `corsOrigins` of `serve` names them, and what is not GET needs the header `x-emulator: 1`, which no page can send unasked.
 *
 * @since 0.1.0
 */
import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import * as HttpApiEndpoint from "@effect/platform/HttpApiEndpoint"
import * as HttpApiGroup from "@effect/platform/HttpApiGroup"
import * as HttpApiSchema from "@effect/platform/HttpApiSchema"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as OpenApi from "@effect/platform/OpenApi"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { path } from "./Control/path.js"
import * as schemas from "./Control/schemas.js"

export { Invalid, NotFound, NothingFits, SeedInvalid } from "./Control/schemas.js"

export {
  /**
   * Where the control API is.
   *
   * @since 0.1.0
   * @category constants
   */
  path
}

const { AccountDetails, AccountPage, Delivery, HandledRequest, Health, Info, Injected, Injection } = schemas
const { Invalid, Message, Move, NotFound, NothingFits, SeedInvalid, SnapshotInfo, SnapshotName, Take, Time, sent } =
  schemas

const { del, get, patch, post, put } = HttpApiEndpoint

/** A text that is not looked into here. */
const Text = HttpApiSchema.Text({ contentType: "text/plain" })

const optional = Schema.optional

const CountFromString = Schema.NumberFromString.pipe(Schema.int(), Schema.nonNegative())

const system = HttpApiGroup.make("system", { topLevel: true })
  .add(get("health", "/health").addSuccess(Health).annotate(OpenApi.Summary, "Whether it answers."))
  .add(
    get("info", "/info")
      .addSuccess(Info)
      .annotate(OpenApi.Summary, "Where it is, its key and secret, its settings, and how much it holds.")
  )
  .add(
    post("reset", "/reset")
      .setUrlParams(sent({ seed: optional(Schema.BooleanFromString) }))
      .addError(NotFound)
      .addError(SeedInvalid)
      .annotate(
        OpenApi.Summary,
        "Forgets everything, also that the clock was moved; settings are as at the start. With seed=true, what it was started with is applied again."
      )
  )
  .add(
    post("seed", "/seed")
      .setPayload(Text)
      .addError(SeedInvalid)
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Puts in what a text in YAML or JSON says: all of it, or nothing.")
  )

const settings = HttpApiGroup.make("settings")
  .add(
    get("read", "/settings").addSuccess(schemas.Settings).annotate(OpenApi.Summary, "The settings, without secrets.")
  )
  .add(
    patch("change", "/settings")
      .setPayload(schemas.Settings)
      .addSuccess(schemas.Settings)
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Changes some settings from the next request on.")
  )

const name = HttpApiSchema.param("name", SnapshotName)

const snapshots = HttpApiGroup.make("snapshots")
  .add(
    get("list", "/snapshots")
      .addSuccess(Schema.Array(SnapshotInfo))
      .annotate(OpenApi.Summary, "The snapshots that are kept until the emulator ends.")
  )
  .add(
    post("save", "/snapshots")
      .setPayload(sent({ name: SnapshotName }))
      .addSuccess(SnapshotInfo)
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Keeps a snapshot under a name, in place of one that has it.")
  )
  .add(
    post("restore")`/snapshots/${name}/restore`
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Takes a kept snapshot in, in place of all that there is.")
  )
  .add(del("remove")`/snapshots/${name}`.addError(NotFound).annotate(OpenApi.Summary, "Forgets a kept snapshot."))
  .add(
    get("export", "/snapshot")
      .addSuccess(HttpApiSchema.Text({ contentType: "application/json" }))
      .annotate(
        OpenApi.Summary,
        "A snapshot of all that there is. Hashes of passwords, tokens and the API secret are in it."
      )
  )
  .add(
    put("import", "/snapshot")
      .setPayload(Text)
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Takes a snapshot in, in place of all that there is.")
  )

const outbox = HttpApiGroup.make("outbox")
  .add(
    get("list", "/outbox")
      .setUrlParams(sent({ to: optional(Schema.String), template: optional(Schema.String) }))
      .addSuccess(Schema.Array(Message))
      .annotate(OpenApi.Summary, "The messages, the oldest first.")
  )
  .add(
    post("take", "/outbox/take")
      .setPayload(Take)
      .addSuccess(Message)
      .addError(NothingFits)
      .addError(Invalid)
      .annotate(
        OpenApi.Summary,
        "The first message that fits and that nobody has taken, which is taken then. Waits for it as long as timeout says."
      )
  )
  .add(del("clear", "/outbox").annotate(OpenApi.Summary, "Forgets all messages."))

const clock = HttpApiGroup.make("clock")
  .add(get("read", "/clock").addSuccess(Time).annotate(OpenApi.Summary, "What time it is for the emulated service."))
  .add(
    put("move", "/clock")
      .setPayload(Move)
      .addSuccess(Time)
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Moves the clock of the emulated service, lets it stand still, or sets it right.")
  )

const faults = HttpApiGroup.make("faults")
  .add(
    get("list", "/faults")
      .addSuccess(Schema.Array(Injected))
      .annotate(
        OpenApi.Summary,
        "The faults that are still to meet requests, and the latest that have met all of theirs."
      )
  )
  .add(
    post("inject", "/faults")
      .setPayload(Injection)
      .addSuccess(Schema.Struct({ id: Schema.String }))
      .addError(Invalid)
      .annotate(OpenApi.Summary, "Lets a fault meet the next requests that fit.")
  )
  .add(
    del("remove")`/faults/${HttpApiSchema.param("id", Schema.String)}`
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Removes a fault.")
  )

const accounts = HttpApiGroup.make("accounts")
  .add(
    get("list", "/accounts")
      .setUrlParams(
        sent({
          find: optional(
            Schema.String.annotations({
              description: "A uid, an address, a phone number, a user name, or the id of a person at a provider."
            })
          ),
          from: optional(CountFromString),
          count: optional(CountFromString.pipe(Schema.lessThanOrEqualTo(1000)))
        })
      )
      .addSuccess(AccountPage)
      .annotate(OpenApi.Summary, "A part of the accounts, in the order in which they came, or those that are found.")
  )
  .add(
    get("details")`/accounts/${HttpApiSchema.param("uid", Schema.String)}`
      .addSuccess(AccountDetails)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "What belongs to an account: sessions, factors, roles, custom objects.")
  )
  .add(
    del("forgetRiskValues")`/accounts/${HttpApiSchema.param("uid", Schema.String)}/risk-values`
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Forgets where an account has logged in from, which risky logins are compared with.")
  )

const id = HttpApiSchema.param("id", Schema.String)

const challenges = HttpApiGroup.make("challenges")
  .add(
    get("list", "/challenges")
      .setUrlParams(sent({ uid: optional(Schema.String) }))
      .addSuccess(Schema.Array(schemas.Challenge))
      .annotate(
        OpenApi.Summary,
        "What is to be answered elsewhere for a second factor: images that a device can scan, logins that it can approve, questions of Duo."
      )
  )
  .add(
    post("pair")`/challenges/${id}/pair`
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Lets a device scan the image of a pairing, which registers it.")
  )
  .add(
    post("approve")`/challenges/${id}/approve`
      .addSuccess(schemas.Answered)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Approves a login on the device, or at Duo, which sends the browser back.")
  )
  .add(
    post("deny")`/challenges/${id}/deny`
      .addSuccess(schemas.Answered)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Denies a login on the device, or at Duo, which sends the browser back.")
  )

const log = HttpApiGroup.make("log", { topLevel: true })
  .add(
    get("requests", "/requests")
      .setUrlParams(sent({ after: optional(CountFromString) }))
      .addSuccess(Schema.Array(HandledRequest))
      .annotate(OpenApi.Summary, "The latest 1,000 requests that have ended, or those of them after a number.")
  )
  .add(
    get("deliveries", "/webhooks/deliveries")
      .addSuccess(Schema.Array(Delivery))
      .annotate(OpenApi.Summary, "The latest deliveries to webhooks, once none is under way.")
  )

/**
 * The control API. `HttpApiClient.make` makes a client of it; `client` does, with the header that it needs.
 *
 * @since 0.1.0
 * @category constants
 */
export class Api extends HttpApi.make("loginradius-emulator")
  .add(system)
  .add(settings)
  .add(snapshots)
  .add(outbox)
  .add(clock)
  .add(faults)
  .add(accounts)
  .add(challenges)
  .add(log)
  .prefix(path)
  .annotate(OpenApi.Title, "Control of a local LoginRadius")
  .annotate(OpenApi.Version, "1") {}

/**
 * @since 0.1.0
 * @category models
 */
export interface Client extends Effect.Effect.Success<ReturnType<typeof client>> {}

/**
 * Calls the control API of an emulator by the URL that `serve` answers: `(yield* Control.client(url)).outbox.take({ payload: { to } })`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const client = (url: string) =>
  HttpApiClient.make(Api, {
    baseUrl: url,
    transformClient: HttpClient.mapRequest(HttpClientRequest.setHeader("x-emulator", "1"))
  })
