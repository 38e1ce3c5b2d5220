/**
 * What handlers of the emulator are written with.
 *
 * @since 0.1.0
 */
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Handler from "@loginradius-effect/core/Handler"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Sessions from "./state/Sessions.js"

export {
  /**
   * Handles an endpoint: from its input to its wire document, or to one of its declared errors.
   *
   * @since 0.1.0
   * @category constructors
   */
  handle,
  /**
   * Answers with a documented error.
   *
   * @since 0.1.0
   * @category constructors
   */
  refuse
} from "@loginradius-effect/core/Handler"
export { Outbox } from "./Outbox.js"
export { CurrentSettings } from "./Settings.js"
export { Store } from "./Store.js"

/**
 * The session that the request's access token opens. Only there for endpoints that take an access token.
 *
 * @since 0.1.0
 * @category tags
 */
export class Session extends Context.Tag("@loginradius-effect/emulator/Session")<Session, Sessions.Session>() {}

/** None of LoginRadius' codes: clients that go by codes must not take the answer for a success. */
export const notEmulatedCode = 100_501

const unanswered = () =>
  Effect.fail(Handler.refusal("identity", notEmulatedCode, { status: 501, description: "not emulated" }))

/** Stands where the handler of a declared endpoint is still to be written: its requests are answered 501, as those that nothing handles. */
export const notEmulated = (endpoint: Endpoint.Any): Handler.Handler => ({ endpoint, run: unanswered })

export const isNotEmulated = <R>({ run }: Handler.Handler<R>): boolean => run === unanswered
