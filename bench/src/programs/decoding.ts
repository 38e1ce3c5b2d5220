/** Turns the JSON of a profile into a value, in one of three ways. */
import { Profile, Wire } from "@loginradius-effect/core"
import { Either, Schema } from "effect"
import { repeatedly, runRounds } from "../process.js"
import { fullProfile, profile } from "../profile.js"

const [how, which] = process.argv.slice(2)

const text = JSON.stringify(which === "full" ? fullProfile() : profile)
const parsed: unknown = JSON.parse(text)
const decode = Schema.decodeUnknownEither(Wire.toSchema(Profile.Profile))

const ways: { readonly [how: string]: () => unknown } = {
  parse: () => JSON.parse(text),
  core: () => Profile.Profile.decode(parsed),
  schema: () => decode(parsed)
}
const way = ways[how ?? ""]!

// Refusing is faster than decoding, so that a refusal must not be measured.
if (how === "core" && !("Uid" in (way() as object))) throw new Error("core refuses the profile")
if (how === "schema" && Either.isLeft(decode(parsed))) throw new Error("the schema refuses the profile")

runRounds(repeatedly(way))
