/** The settings of a document. */
import * as Either from "effect/Either"
import { isObject } from "../internal/json.js"
import { optionsOf } from "../saved/settings.js"
import * as Settings from "../Settings.js"
import type { Walk } from "./problems.js"

/** An option by itself, in the groups that it is in. */
interface Single {
  readonly path: ReadonlyArray<string>
  readonly option: Settings.Options
}

const single = (
  options: object,
  path: ReadonlyArray<string> = [],
  within: (option: unknown) => unknown = (option) => option
): ReadonlyArray<Single> =>
  Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const placed = (option: unknown) => within({ [name]: option })
    const own = [...path, name]
    return isGroup(value) ? single(value, own, placed) : [{ path: own, option: placed(value) as Settings.Options }]
  })

/** A group of the file, and not a duration. */
const isGroup = (value: unknown): value is object =>
  isObject(value) && Object.getPrototypeOf(value) === Object.prototype

/** Notes what is wrong with the settings of a document. Answers those that hold with the ones of them that can be. */
export const check = (options: unknown, base: Settings.Settings, walk: Walk): Settings.Settings => {
  if (!isGroup(options)) return base
  const isKnown = walk.found.some(({ path }) => path[0] === "settings")
  const given = optionsOf(options)
  // What is found already is told by its path: a name in it may have a dot. All others are settings, whose names have none.
  const singles = single(given).filter(({ path }) => !walk.isFoundAt(["settings", ...path]))
  const pathOf = ({ option }: Settings.InvalidSettings) => ["settings", ...option.split(".")]
  const report = (problem: Settings.InvalidSettings): void => walk.reportAt(pathOf(problem), problem.reason)
  const before = walk.found.length
  for (const { option } of singles) {
    Either.match(Settings.make(option), {
      onLeft: (problem) => {
        if (!walk.isFoundAt(pathOf(problem))) report(problem)
      },
      onRight: () => undefined
    })
  }
  // Where each is good, some may still not go together.
  const whole = Settings.make(given, base)
  if (!isKnown && walk.found.length === before) Either.match(whole, { onLeft: report, onRight: () => undefined })
  const next = (made: Settings.Settings, { option }: Single): Settings.Settings =>
    Either.getOrElse(Settings.make(option, made), () => made)
  return Either.getOrElse(whole, () => singles.reduce(next, base))
}
