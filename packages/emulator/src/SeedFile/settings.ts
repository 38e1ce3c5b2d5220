/** The settings of a document. */
import * as Either from "effect/Either"
import { isObject } from "../internal/json.js"
import { optionsOf } from "../saved/settings.js"
import * as Settings from "../Settings.js"
import type { Walk } from "./problems.js"

/** Options one by one, each with the groups that it is in. */
const single = (
  options: object,
  within: (option: unknown) => unknown = (option) => option
): ReadonlyArray<Settings.Options> =>
  Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const placed = (option: unknown) => within({ [name]: option })
    return isPlain(value) ? single(value, placed) : [placed(value) as Settings.Options]
  })

/** A group of the file, and not a duration. */
const isPlain = (value: unknown): value is object =>
  isObject(value) && Object.getPrototypeOf(value) === Object.prototype

/** The settings that hold with those of a document, or undefined where it has some that cannot be. */
export const check = (options: unknown, base: Settings.Settings, walk: Walk): Settings.Settings | undefined => {
  const given = optionsOf(options)
  const before = walk.found.length
  const report = ({ option, reason }: Settings.InvalidSettings): undefined =>
    walk.reportAt(["settings", ...option.split(".")], reason) as undefined
  for (const option of single(given)) Either.match(Settings.make(option), { onLeft: report, onRight: () => undefined })
  // Where each is good, some may still not go together.
  if (walk.found.length > before) return undefined
  return Either.match(Settings.make(given, base), { onLeft: report, onRight: (settings) => settings })
}
