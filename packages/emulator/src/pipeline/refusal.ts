/** A refusal with the reason that the log of refusals shows; answers are as terse as LoginRadius'. */
import * as Handler from "@loginradius-effect/core/Handler"

export interface Denied {
  readonly _tag: "Denied"
  readonly refusal: Handler.Refusal<unknown>
  readonly reason: string
}

export const denied = (code: number, reason: string, options?: Handler.RefusalOptions): Denied => ({
  _tag: "Denied",
  refusal: Handler.refusal("identity", code, options),
  reason
})
