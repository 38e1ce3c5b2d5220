/** Services that have a value where nobody provides one. */
import * as Context from "effect/Context"

export type Reference<A> = Context.Tag<never, A>

export const reference = <A>(key: string, defaultValue: () => A): Reference<A> =>
  Context.Reference<never>()(key, { defaultValue }) as never
