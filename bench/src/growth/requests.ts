/** Requests to an emulator as its layer and its server hand them over: without a client, whose cost is measured elsewhere. */
import { HttpClient } from "@effect/platform"
import { Handler, type LoginRadiusConfig } from "@loginradius-effect/core"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"

/** The request that a call of an endpoint sends. */
export const requestOf = <A, E>(
  call: Effect.Effect<A, E, LoginRadiusConfig.LoginRadiusConfig | HttpClient.HttpClient>
): Effect.Effect<Handler.Request, never, LoginRadiusConfig.LoginRadiusConfig> =>
  Effect.gen(function* () {
    const sent: Array<Handler.Request> = []
    const client = Handler.client((request) => {
      sent.push(request)
      return Effect.succeed(Handler.json(200, {}))
    })
    yield* Effect.exit(Effect.provideService(call, HttpClient.HttpClient, client))
    return sent[0] ?? (yield* Effect.dieMessage("the call sent nothing"))
  })

/** Has the emulator handle a request. A refusal is a defect: it would look cheap. */
export const send = (request: Handler.Request): Effect.Effect<unknown, never, Emulator.Emulator> =>
  Effect.flatMap(Emulator.Emulator, ({ handle }) =>
    handle(request).pipe(
      Effect.orDie,
      Effect.flatMap(({ body, status }) =>
        status === 200 ? Effect.succeed(body) : Effect.dieMessage(`${request.path}: ${status} ${body}`)
      )
    )
  )
