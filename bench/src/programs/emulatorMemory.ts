/** Fills an emulator with accounts, and reports the bytes that each keeps in the heap. */
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, ManagedRuntime } from "effect"

/** Without and with a password, whose hash costs so much that there are fewer of these. */
export interface Memory {
  readonly plain: number
  readonly password: number
}

const heap = (): number => {
  for (let n = 0; n < 3; n++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** From JSON, as in a request: text that is put together keeps its parts. */
const person = (n: number, password?: string): Seed.Person =>
  JSON.parse(
    JSON.stringify({
      email: `person-${n}@example.com`,
      userName: `person-${n}`,
      phoneId: `+1555${String(n).padStart(7, "0")}`,
      password
    })
  ) as Seed.Person

const bytes = async (accounts: number, password?: string): Promise<number> => {
  const runtime = ManagedRuntime.make(Emulator.layer())
  const fill = (count: number) =>
    Emulator.seed(
      Effect.forEach(
        Array.from({ length: count }, (_, n) => n),
        (n) => Seed.account(person(n, password)),
        { discard: true }
      )
    )
  // Makes what is made once, compiled code for example.
  await runtime.runPromise(Effect.zipRight(fill(500), Emulator.reset))
  const before = heap()
  await runtime.runPromise(fill(accounts))
  const bytes = (heap() - before) / accounts
  // Until here, the emulator is in use.
  await runtime.dispose()
  return bytes
}

// Numbers of accounts that fill hash tables, whose size doubles, as far as 100,000 do.
const memory: Memory = { plain: await bytes(12_500), password: await bytes(3125, "correct horse 7") }
process.send?.(memory, () => process.exit())
