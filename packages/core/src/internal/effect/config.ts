/** Values of the environment. Blank counts as not set, and what is wrong is named, not shown. */
import * as Config from "effect/Config"
import * as ConfigError from "effect/ConfigError"
import * as Either from "effect/Either"
import * as Option from "effect/Option"

export type { Config } from "effect/Config"
export type { ConfigError } from "effect/ConfigError"

export const required = (variable: string): Config.Config<string> => Config.nonEmptyString(variable)

export const optional = (variable: string): Config.Config<string | undefined> => orUndefined(required(variable))

/** A text that has to stand for something else: `parse` answers undefined where it does not. */
export const parsed = <A>(
  variable: string,
  expected: string,
  parse: (text: string) => A | undefined
): Config.Config<A | undefined> =>
  orUndefined(
    Config.mapOrFail(required(variable), (text) =>
      Either.fromNullable(parse(text), () => ConfigError.InvalidData([variable], `expected ${expected}`))
    )
  )

const orUndefined = <A>(config: Config.Config<A>): Config.Config<A | undefined> =>
  Config.map(Config.option(config), Option.getOrUndefined)
