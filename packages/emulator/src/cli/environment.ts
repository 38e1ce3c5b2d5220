/** Variables of the environment. */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"

/** `NO_COLOR`; "" where it is not set. */
export const noColor: Effect.Effect<string> = /* @__PURE__ */ Effect.orElseSucceed(
  /* @__PURE__ */ Config.string("NO_COLOR"),
  () => ""
)
