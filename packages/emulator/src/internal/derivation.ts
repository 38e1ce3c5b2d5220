/**
 * Derives hashes from passwords. It takes longer than all else that a request does, and needs no state: a request that is handled
 * alone asks for it, is undone, and is run anew once it is there, so that no other one waits for it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { fromBase64, makeSlots, toBase64 } from "./effect.js"
import { words } from "./ids.js"

/** What a hash is derived from. */
export interface Derivation {
  readonly secret: string
  /** In base64. */
  readonly salt: string
  readonly iterations: number
}

const keyOf = ({ iterations, salt, secret }: Derivation): string => `${iterations} ${salt} ${secret}`

/** In bytes. */
const hashLength = 32
const saltLength = 16

const utf8 = new TextEncoder()

const deriveOne = ({ iterations, salt, secret }: Derivation): Promise<string> =>
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

/** As many at once as there are threads for it: a process ends once all that they have been given is done. */
const threads = 4
const slots = /* @__PURE__ */ makeSlots(threads)

const deriveAll = (derivations: ReadonlyArray<Derivation>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.forEach(derivations, (derivation) => slots(Effect.promise(() => deriveOne(derivation))), {
    concurrency: "unbounded"
  })

const randomSalt: Effect.Effect<string> = /* @__PURE__ */ Effect.map(/* @__PURE__ */ words(saltLength / 4), (words) =>
  toBase64(new Uint8Array(Uint32Array.from(words).buffer))
)

/** What a request that needs a hash dies of, to be run anew. It passes through handlers: nothing shows what it holds. */
export class HashNeeded {
  /** Derives what is needed. A closure, because defects are wrapped, so that private members are out of reach. */
  readonly derive: (hashes: Hashes) => Effect.Effect<void>

  constructor(derivations: ReadonlyArray<Derivation>) {
    this.derive = (hashes) => Effect.map(deriveAll(derivations), (derived) => hashes.add(derivations, derived))
  }

  toString(): string {
    return "The request is run anew, because it needs the hash of a password."
  }

  toJSON(): string {
    return this.toString()
  }
}

/** The hashes that a request has needed so far, and the salts of its new ones. */
export class Hashes {
  readonly #hashes = new Map<string, string>()
  readonly #salts: Array<string> = []
  #salted = 0

  /** The hashes of secrets; undefined unless all of them are there. */
  find(derivations: ReadonlyArray<Derivation>): ReadonlyArray<string> | undefined {
    const hashes = derivations.flatMap((derivation) => this.#hashes.get(keyOf(derivation)) ?? [])
    return hashes.length === derivations.length ? hashes : undefined
  }

  /** Adds hashes to a request that is now run anew. */
  add(derivations: ReadonlyArray<Derivation>, derived: ReadonlyArray<string>): void {
    derivations.forEach((derivation, i) => this.#hashes.set(keyOf(derivation), derived[i] as string))
    this.#salted = 0
  }

  /** The next salt: the same as in the run before, as far as that came. */
  readonly salt: Effect.Effect<string> = Effect.suspend(() => {
    const known = this.#salts[this.#salted++]
    return known === undefined ? Effect.tap(randomSalt, (made) => this.#salts.push(made)) : Effect.succeed(known)
  })
}

/** There while a request is handled alone. */
export class CurrentHashes extends Context.Tag("@loginradius-effect/emulator/internal/derivation")<
  CurrentHashes,
  Hashes
>() {}

/** Hashes of secrets, in base64. Where a request would hold up others by waiting for them, it dies of `HashNeeded`. */
export const derive = (derivations: ReadonlyArray<Derivation>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.flatMap(
    Effect.serviceOption(CurrentHashes),
    Option.match({
      onNone: () => deriveAll(derivations),
      onSome: (hashes) => {
        const found = hashes.find(derivations)
        return found === undefined ? Effect.die(new HashNeeded(derivations)) : Effect.succeed(found)
      }
    })
  )

/** A salt in base64; the same one when a request is run anew. */
export const salt: Effect.Effect<string> = /* @__PURE__ */ Effect.flatMap(
  /* @__PURE__ */ Effect.serviceOption(CurrentHashes),
  /* @__PURE__ */ Option.match({ onNone: () => randomSalt, onSome: (hashes: Hashes) => hashes.salt })
)
