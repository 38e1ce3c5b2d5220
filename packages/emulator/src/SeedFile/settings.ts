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
    return isGroup(value) ? single(value, placed) : [placed(value) as Settings.Options]
  })

/** A group of the file, and not a duration. */
const isGroup = (value: unknown): value is object =>
  isObject(value) && Object.getPrototypeOf(value) === Object.prototype

/** Notes what is wrong with the settings of a document. Answers those that hold with the ones of them that can be. */
export const check = (options: unknown, base: Settings.Settings, walk: Walk): Settings.Settings => {
  if (!isGroup(options)) return base
  const isKnown = walk.found.some(({ path }) => path[0] === "settings")
  const given = optionsOf(options)
  const singles = single(given)
  const report = ({ option, reason }: Settings.InvalidSettings): void =>
    walk.reportAt(["settings", ...option.split(".")], reason)
  const before = walk.found.length
  for (const option of singles) {
    Either.match(Settings.make(option), {
      onLeft: (problem) => {
        if (!walk.isFoundAt(["settings", ...problem.option.split(".")])) report(problem)
      },
      onRight: () => undefined
    })
  }
  // Where each is good, some may still not go together.
  const whole = Settings.make(given, base)
  if (!isKnown && walk.found.length === before) Either.match(whole, { onLeft: report, onRight: () => undefined })
  const next = (made: Settings.Settings, option: Settings.Options): Settings.Settings =>
    Either.getOrElse(Settings.make(option, made), () => made)
  return Either.getOrElse(whole, () => singles.reduce(next, base))
}
