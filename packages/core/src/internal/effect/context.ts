/** Services with a default value. */
import * as Context from "effect/Context"

export type Reference<A> = Context.Tag<never, A>

export const reference: <A>(key: string, options: { readonly defaultValue: () => A }) => Reference<A> =
  /* @__PURE__ */ Context.Reference() as never
