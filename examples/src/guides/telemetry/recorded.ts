import { Login, Telemetry } from "@loginradius-effect/core"
import { Emulator, Faults, Seed } from "@loginradius-effect/emulator"
import { Effect, Layer, Metric, Tracer } from "effect"

const [email, password] = ["ada@example.com", "correct horse 7"]

/** Prints each span of a call as it ends: its name, its events, and all that it records. */
const printing = Tracer.make({
  context: (f) => f(),
  span: (name, parent, context, links, startTime, kind) => {
    const attributes = new Map<string, unknown>()
    const events: Array<string> = []
    return {
      _tag: "Span",
      name,
      spanId: "1",
      traceId: "1",
      parent,
      context,
      links,
      kind,
      attributes,
      sampled: true,
      status: { _tag: "Started", startTime },
      attribute: (key, value) => void attributes.set(key, value),
      event: (event, _time, detail) => void events.push(`${event} ${JSON.stringify(detail)}`),
      addLinks: () => {},
      end: () => {
        if (!name.startsWith("LoginRadius.")) return
        console.log(name)
        for (const event of events) console.log(`  ${event}`)
        for (const [key, value] of attributes) console.log(`  ${key}: ${String(value)}`)
      }
    }
  }
})

const wentWell = Metric.value(
  Telemetry.calls.pipe(Metric.tagged("endpoint", "Authentication.loginByEmail"), Metric.tagged("outcome", "ok"))
).pipe(Effect.map(({ count }) => count))

const program = Effect.gen(function* () {
  yield* Emulator.seed(Seed.account({ email, password }))
  const before = yield* wentWell
  yield* Emulator.inject(Faults.status(429))
  yield* Login.byEmail({ email, password })
  console.log(`calls that went well: ${(yield* wentWell) - before}`)
})

await program.pipe(Effect.provide(Layer.merge(Emulator.layer(), Layer.setTracer(printing))), Effect.runPromise)
// → LoginRadius.Authentication.loginByEmail
// →   loginradius.repeat {"error.type":"RateLimited"}
// →   http.request.method: POST
// →   url.template: /identity/v2/auth/login
// →   server.address: emulator.localhost
// →   loginradius.attempt: 2
// →   http.response.status_code: 200
// → LoginRadius.Login.byEmail
// → calls that went well: 1
