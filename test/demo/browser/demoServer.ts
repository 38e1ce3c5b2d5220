/** The demo on a free port of this machine, with a record of its API's answers and of the secrets that they must not contain. */
import { HttpApiBuilder, type HttpApp } from "@effect/platform"
import * as App from "@loginradius-effect/demo/server/App"
import * as Build from "@loginradius-effect/demo/server/host/Build"
import * as Listener from "@loginradius-effect/demo/server/host/Listener"
import * as Page from "@loginradius-effect/demo/server/host/Page"
import * as Site from "@loginradius-effect/demo/server/host/Site"
import * as Backend from "@loginradius-effect/demo/server/loginradius/Backend"
import * as Budget from "@loginradius-effect/demo/server/loginradius/Budget"
import { Emulator, Store } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, Layer, ManagedRuntime, Redacted } from "effect"

/** Built once per process, because the sources of the page do not change during the tests. */
let pageBuild: Promise<string> | undefined
const folder = Effect.promise(() => (pageBuild ??= Effect.runPromise(Build.page)))

export class AnswerRecord {
  readonly answers: Array<string> = []
  readonly secrets = new Set<string>()

  /** The secrets in answers, as `secret in answer`. */
  leaks(): ReadonlyArray<string> {
    return this.answers.flatMap((answer) =>
      [...this.secrets].filter((secret) => answer.includes(secret)).map((secret) => `${secret} in ${answer}`)
    )
  }
}

/** Tokens that the browser must not get. Tokens in mails are not secret from their users. */
const tokensOf = Effect.gen(function* () {
  const store = yield* Store.Store
  return store.read(({ clientLogins, consentLogins, pendingLogins, pinLogins, pinSessions, sessions, stepUps }) => [
    ...sessions.all().flatMap(({ refresh, token }) => [token, ...(refresh === undefined ? [] : [refresh.token])]),
    ...[pendingLogins, pinLogins, pinSessions, consentLogins, stepUps].flatMap((rows) =>
      rows.all().map(({ token }) => token)
    ),
    ...clientLogins.all().map(({ clientGuid }) => clientGuid)
  ])
})

const record = (answers: AnswerRecord, app: HttpApp.Default) =>
  Effect.gen(function* () {
    const response = yield* app
    const emulator = yield* Emulator.Emulator
    const { apiSecret } = yield* emulator.settings
    answers.secrets.add(Redacted.value(apiSecret))
    for (const token of yield* emulator.seed(tokensOf)) answers.secrets.add(token)
    const isText = response.body._tag === "Uint8Array" && response.headers["content-encoding"] === undefined
    if (isText) answers.answers.push(new TextDecoder().decode((response.body as { body: Uint8Array }).body))
    return response
  })

export const start = (recorded: AnswerRecord, around: Layer.Layer<never> = Layer.empty) => {
  const backend = Backend.emulated(serve())
  const answering = HttpApiBuilder.serve((app) => record(recorded, app)).pipe(
    Layer.provide([App.layer, Layer.unwrapEffect(Effect.map(folder, Page.layer))])
  )
  return ManagedRuntime.make(
    answering.pipe(
      Layer.provideMerge(Layer.mergeAll(Site.served, backend, Budget.layer)),
      Layer.provide(Listener.layer(0)),
      Layer.provideMerge(around)
    )
  )
}

export type DemoRuntime = ReturnType<typeof start>
