/**
 * What handlers of the emulator are written with.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
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
