/**
 * Derives hashes from passwords. It takes longer than all else that a request does, and needs no state: a request that is handled
 * alone asks for it, is undone, and is handled anew once it is there, so that no other one waits for it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { fromBase64, toBase64 } from "./effect.js"
import { words } from "./ids.js"

/** What a hash is derived from. */
export interface Derivation {
  readonly secret: string
  /** In base64. */
  readonly salt: string
  readonly iterations: number
}

const keyOf = ({ iterations, salt, secret }: Derivation): string => `${iterations} ${salt} ${secret}`

const hashLength = 32
/** In bytes. */
const saltLength = 16

const utf8 = new TextEncoder()

const run = ({ iterations, salt, secret }: Derivation): Promise<string> =>
  crypto.subtle
    .importKey("raw", utf8.encode(secret), "PBKDF2", false, ["deriveBits"])
    .then((key) =>
      crypto.subtle.deriveBits(
        { name: "PBKDF2", hash: "SHA-1", salt: Uint8Array.from(fromBase64(salt) ?? []), iterations },
        key,
        hashLength * 8
      )
    )
    .then((bits) => toBase64(new Uint8Array(bits)))

/** Hashes that a request cannot go on without. */
export class Underived {
  constructor(readonly derivations: ReadonlyArray<Derivation>) {}
}

/** The hashes that a request has asked for. */
export interface Derived {
  readonly hashes: Map<string, string>
  /** The salts of its new hashes, in the order in which it asks for them. */
  readonly salts: Array<string>
  /** How many of them it has asked for since it was begun. */
  salted: number
}

/** There while a request is handled alone. */
export class CurrentDerived extends Context.Tag("@loginradius-effect/emulator/internal/derivation")<
  CurrentDerived,
  Derived
>() {}

/** Hashes of secrets, in base64. Where a request would hold up others by waiting for them, it dies of `Underived`. */
export const derive = (derivations: ReadonlyArray<Derivation>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.flatMap(
    Effect.serviceOption(CurrentDerived),
    Option.match({
      onNone: () => Effect.promise(() => Promise.all(derivations.map(run))),
      onSome: ({ hashes }) => {
        const missing = derivations.filter((derivation) => !hashes.has(keyOf(derivation)))
        return missing.length > 0
          ? Effect.die(new Underived(missing))
          : Effect.succeed(derivations.map((derivation) => hashes.get(keyOf(derivation)) as string))
      }
    })
  )

const randomSalt: Effect.Effect<string> = /* @__PURE__ */ Effect.map(/* @__PURE__ */ words(saltLength / 4), (words) =>
  toBase64(new Uint8Array(Uint32Array.from(words).buffer))
)

/** A salt in base64; the same one when a request is handled anew. */
export const salt: Effect.Effect<string> = /* @__PURE__ */ Effect.flatMap(
  /* @__PURE__ */ Effect.serviceOption(CurrentDerived),
  /* @__PURE__ */ Option.match({
    onNone: () => randomSalt,
    onSome: (derived) => {
      const known = derived.salts[derived.salted++]
      return known === undefined ? Effect.tap(randomSalt, (made) => derived.salts.push(made)) : Effect.succeed(known)
    }
  })
)

/** Derives what a request has asked for, which can then begin anew. */
export const settle = ({ derivations }: Underived, derived: Derived): Effect.Effect<void> =>
  Effect.promise(() =>
    Promise.all(derivations.map(run)).then((made) => {
      derivations.forEach((derivation, i) => derived.hashes.set(keyOf(derivation), made[i] as string))
      derived.salted = 0
    })
  )
