/**
 * Four processes that draw on one budget in Redis, and call an emulator that refuses what is more than a plan: two import accounts as
 * fast as they may, three log in. Prints figures, and answers what is not as it has to be.
 */
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect, type Scope } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { redisServer, runsRedis } from "../support/redisServer.js"

/** What a process is to do. */
export interface Work {
  readonly name: string
  readonly base: string
  /** Of Redis. */
  readonly port: number
  /** Calls in a second that the application may make. */
  readonly rate: number
  readonly seconds: number
  /** How many accounts it makes at a time. */
  readonly imports: number
  readonly loginsPerSecond: number
  readonly email: string
  readonly password: string
}

/** What a process did. */
export interface Done {
  calls: number
  /** With 429. */
  refused: number
  created: number
  logins: number
  failures: Array<string>
  /** Milliseconds by lane. */
  waits: { [lane: string]: Array<number> }
}

interface Child {
  readonly process: ChildProcess
  readonly done: Promise<Done>
}

const program = fileURLToPath(new URL("budgetProcess.ts", import.meta.url))

const start = (work: Work): Effect.Effect<Child, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.async<Child>((resume) => {
      const child = spawn(
        process.execPath,
        ["--import", "tsx", "--conditions", "@loginradius-effect/source", program, JSON.stringify(work)],
        { stdio: ["pipe", "pipe", "inherit"] }
      )
      const done = new Promise<Done>((resolve, reject) => {
        createInterface({ input: child.stdout }).on("line", (line) => {
          if (line === "ready") resume(Effect.succeed({ process: child, done }))
          else if (line.startsWith("{")) resolve(JSON.parse(line) as Done)
          else console.log(line)
        })
        child.once("exit", (code) => reject(new Error(`a process ended by itself: ${String(code)}`)))
      })
      done.catch(() => {})
    }),
    ({ process }) => Effect.sync(() => void (process.exitCode === null && process.kill("SIGKILL")))
  )

const [email, password] = ["ada@example.com", "correct horse 7"]

/** Two import, and three log in: the second does both. */
const workers = [
  { imports: 8, loginsPerSecond: 0 },
  { imports: 8, loginsPerSecond: 0.5 },
  { imports: 0, loginsPerSecond: 0.5 },
  { imports: 0, loginsPerSecond: 0.5 }
]

const percentile = (sorted: ReadonlyArray<number>, part: number): string =>
  sorted.length === 0 ? "-" : (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0)

const sumOf = (all: ReadonlyArray<Done>, of: "calls" | "refused" | "created" | "logins"): number =>
  all.reduce((sum, done) => sum + done[of], 0)

/** Runs all processes at a rate; what is not as it has to be. */
const at = (rate: number, seconds: number): Effect.Effect<ReadonlyArray<string>, never, Scope.Scope> =>
  Effect.gen(function* () {
    const { port } = yield* redisServer
    const emulator = yield* Emulator.Emulator
    yield* emulator.seed(Seed.account({ email, password }))
    const base = yield* Effect.orDie(serve())
    const children = yield* Effect.forEach(
      workers,
      (worker, i) => start({ ...worker, name: `p${i}`, base, port, rate, seconds, email, password }),
      { concurrency: "unbounded" }
    )
    for (const { process } of children) process.stdin?.write("go\n")
    const all = yield* Effect.promise(() => Promise.all(children.map(({ done }) => done)))
    return report(rate, seconds, all)
  }).pipe(Effect.provide(Emulator.layer({ limits: { core: rate, search: rate } })), Effect.orDie)

const report = (rate: number, seconds: number, all: ReadonlyArray<Done>): ReadonlyArray<string> => {
  const [calls, refused, created, logins] = (["calls", "refused", "created", "logins"] as const).map((of) =>
    sumOf(all, of)
  ) as [number, number, number, number]
  const failures = all.flatMap((done) => done.failures)
  const least = 0.8 * Math.min(0.6 * rate * seconds, rate * seconds - logins)
  console.log(
    `budget of ${rate}/s for ${seconds} s: ${calls} calls, ${refused} refused with 429; ${logins} logins, ` +
      `${failures.length} failures; ${created} accounts imported, ${least.toFixed(0)} wanted`
  )
  for (const lane of ["login", "bulk"]) {
    const waits = all.flatMap((done) => done.waits[lane] ?? []).sort((a, b) => a - b)
    console.log(`  ${lane}: waits of ${percentile(waits, 0.5)} ms in the middle, ${percentile(waits, 0.95)} ms at 95 %`)
  }
  return [
    ...(refused > calls / 100 ? [`${refused} of ${calls} calls got 429 at ${rate}/s`] : []),
    ...failures.map((failure) => `at ${rate}/s, ${failure}`),
    ...(logins === 0 ? [`nobody logged in at ${rate}/s`] : []),
    ...(created < least ? [`${created} accounts were imported at ${rate}/s, and not ${least.toFixed(0)}`] : [])
  ]
}

/** At the rate of a development plan, and of a standard one. */
export const budget = (seconds: number): Effect.Effect<void> =>
  Effect.gen(function* () {
    if (!(yield* Effect.promise(() => runsRedis("the budget's part of the soak")))) return
    const problems: Array<string> = []
    for (const rate of [5, 50]) problems.push(...(yield* Effect.scoped(at(rate, seconds))))
    for (const problem of problems) console.log(`  not as it has to be: ${problem}`)
    if (problems.length > 0) return yield* Effect.dieMessage("the budget does not hold")
  })
