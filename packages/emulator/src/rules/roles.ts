/** Roles by name, and dates as role contexts are given them. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { parseDateTime } from "../internal/dateTime.js"
import * as Roles from "../state/Roles.js"

/** What refuses names of roles that there are not. */
export const checker = Effect.map(current, ({ store }) => {
  const known = new Set(store.read(Roles.all).map(({ name }) => name))
  return (names: ReadonlyArray<string>) =>
    names.every((name) => known.has(name)) ? Effect.void : refuse(ErrorCode.RoleNotFound)
})

export const check = (names: ReadonlyArray<string>) => Effect.flatMap(checker, (check) => check(names))

const documented = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (.+ [AP]M)$/i

const seen = /^\d{4}-\d{1,2}-\d{1,2} .+ [AP]M$/i

/** Milliseconds since 1970 of `MM/dd/yyyy h:mm:ss AM` or `yyyy-MM-dd h:mm:ss AM` in UTC. */
export const parseExpiration = (text: string): number | undefined => {
  const given = text.trim()
  const found = documented.exec(given)
  if (found !== null) return parseDateTime(`${found[3]}-${found[1]}-${found[2]} ${found[4]}`)
  return seen.test(given) ? parseDateTime(given) : undefined
}
