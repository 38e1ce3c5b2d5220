/** A refusal with the reason that the log of refusals shows; answers are as terse as LoginRadius'. */
import * as Handler from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"

export interface Denied {
  readonly _tag: "Denied"
  readonly refusal: Handler.Refusal<unknown>
  readonly reason: string
  /** Who refuses: the endpoint's handler, what checks credentials, or what reads the request, unless said otherwise. */
  readonly by?: "handler" | "credentials" | undefined
  /** Whether it is answered with member names that begin in lower case: `errorCode`, `message` and `description`. */
  readonly isLowerCase?: boolean | undefined
}

export const denied = (code: number, reason: string, options?: Handler.RefusalOptions): Denied => ({
  _tag: "Denied",
  refusal: Handler.refusal("identity", code, options),
  reason
})

/** The same, of what identifies the application or the user. */
export const rejected = (code: number, reason: string): Denied => ({ ...denied(code, reason), by: "credentials" })

/** What is not switched on for the application. Clients take it as a refusal of the application, whatever the endpoint declares. */
export const notPermitted: Effect.Effect<never, Handler.Refusal<never>> = /* @__PURE__ */ Effect.fail(
  /* @__PURE__ */ Handler.refusal("identity", 909)
)
