/**
 * One of several processes that call an emulator under a budget in Redis. It makes accounts as fast as it may, logs somebody in now and
 * then, or both. Prints "ready", begins with the first line that it reads, and prints what it did as JSON.
 */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { Account, Admission, Login, LoginRadiusConfig } from "@loginradius-effect/core"
import * as Redis from "@loginradius-effect/server/Redis"
import { Clock, Duration, Effect, Layer, Random } from "effect"
import { createInterface } from "node:readline"
import type { Done, Work } from "./budget.js"

const { base, imports, loginsPerSecond, name, port, rate, seconds, email, password } = JSON.parse(
  process.argv[2] ?? ""
) as Work

const done: Done = { calls: 0, refused: 0, created: 0, failures: [], logins: 0, waits: {} }

const counted = HttpClient.tap(({ status }) =>
  Effect.sync(() => {
    done.calls += 1
    if (status === 429) done.refused += 1
  })
)

/** The budget, which notes how long each call waited. */
const budget = Layer.scoped(
  Admission.Admission,
  Effect.map(
    Redis.makeBudget({ plan: { core: rate, search: rate }, redis: { host: "127.0.0.1", port } }),
    (service) => {
      const admit: Admission.Service["admit"] = (call) =>
        Effect.flatMap(Effect.timed(service.admit(call)), ([waited]) =>
          Effect.sync(() => void (done.waits[call.lane] ??= []).push(Duration.toMillis(waited)))
        )
      return Admission.make({ ...service, admit })
    }
  )
)

const note = (what: string) => (error: { readonly _tag: string; readonly message: string }) =>
  Effect.sync(() => void done.failures.push(`${what}: ${error._tag} ${error.message}`))

let made = 0

/** What is refused for want of a slot is asked again, as an import does. */
const create = Effect.suspend(() =>
  Account.create({ profile: { Email: [{ Type: "Primary", Value: `${name}-${++made}@example.com` }] } })
).pipe(
  Admission.lane("bulk"),
  Effect.tap(() => Effect.sync(() => void (done.created += 1))),
  Effect.catchTag("RateLimited", () => Effect.void),
  Effect.catchAll(note("import"))
)

const login = Login.byEmail({ email, password }).pipe(
  Effect.tap(() => Effect.sync(() => void (done.logins += 1))),
  Effect.catchAll(note("login"))
)

const gap = Effect.map(Random.next, (random) => (1000 / loginsPerSecond) * -Math.log(1 - random))

const program = Effect.gen(function* () {
  // Connects, and fills what is made once: a call that is sent late arrives with those of later slots.
  yield* Effect.repeatN(Effect.zipRight(create, login), 2)
  Object.assign(done, { calls: 0, refused: 0, logins: 0, created: 0, failures: [], waits: {} })
  console.log("ready")
  yield* Effect.async<void>((resume) => {
    createInterface({ input: process.stdin }).once("line", () => resume(Effect.void))
  })
  const end = (yield* Clock.currentTimeMillis) + seconds * 1000
  const goesOn = Effect.map(Clock.currentTimeMillis, (now) => now < end)
  const importing = Effect.iterate(true, { while: (more) => more, body: () => Effect.zipRight(create, goesOn) })
  // Each login is of its own, as users are.
  const logins = Effect.iterate(true, {
    while: (more) => more,
    body: () => Effect.zipRight(Effect.flatMap(gap, Effect.sleep), Effect.zipRight(Effect.fork(login), goesOn))
  })
  yield* Effect.all([...Array.from({ length: imports }, () => importing), ...(loginsPerSecond > 0 ? [logins] : [])], {
    concurrency: "unbounded"
  })
  // Those that began at the end.
  yield* Effect.sleep("1 second")
})

const layers = Layer.mergeAll(
  FetchHttpClient.layer,
  LoginRadiusConfig.layerEmulator(base, { transformClient: counted }),
  budget
)

await program.pipe(Effect.provide(layers), Effect.runPromise)
console.log(JSON.stringify(done))
process.exit(0)
