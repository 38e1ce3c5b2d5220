/** Logins at an emulator in process: one in memory alone, or one that keeps what it holds in a directory. */
import { Authentication } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import * as Storage from "@loginradius-effect/emulator/Storage"
import { Effect, Layer, ManagedRuntime } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { concurrently, runRounds } from "../process.js"
import { profile } from "../profile.js"

const [email, password] = ["ada@example.com", "correct horse 7"]

const [where] = process.argv.slice(2)

const layer = () => {
  if (where === "memory") return Emulator.layer()
  const directory = mkdtempSync(join(tmpdir(), "loginradius-effect-bench-"))
  process.on("exit", () => rmSync(directory, { recursive: true }))
  return Emulator.layer().pipe(Layer.provide(Storage.layer({ directory })))
}

const runtime = ManagedRuntime.make(layer())
await runtime.runPromise(Emulator.seed(Seed.account({ email, password, profile })))

const login = Effect.withTracerEnabled(Authentication.loginByEmail({ email, password }), false)
const answer = await runtime.runPromise(login)
if (answer._tag !== "Authenticated") throw new Error("a second factor")

runRounds(concurrently(8, () => runtime.runPromise(login)))
