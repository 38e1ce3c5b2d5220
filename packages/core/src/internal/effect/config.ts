/** Reads variables of the environment. A blank one counts as not set; an error names the variable, and does not show its value. */
import * as Config from "effect/Config"
import * as ConfigError from "effect/ConfigError"
import * as Either from "effect/Either"
import * as Option from "effect/Option"

export type { ConfigError } from "effect/ConfigError"

export const required = (variable: string): Config.Config<string> => Config.nonEmptyString(variable)

export const optional = (variable: string): Config.Config<string | undefined> => orUndefined(required(variable))

/** A variable that is parsed; `parse` answers undefined if the text cannot be. */
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
