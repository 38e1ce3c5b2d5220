/** Access tokens: checked and ended. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Effect from "effect/Effect"
import { handle } from "../../handle.js"
import { caller } from "../../internal/context.js"
import * as sessions from "../../internal/sessions.js"

export const validate = handle(Authentication.validateAccessToken, () =>
  Effect.map(caller, ({ session }) => sessions.tokens(session))
)

export const invalidate = handle(Authentication.invalidateAccessToken, ({ preventRefresh }) =>
  Effect.map(caller, ({ session, store }) => {
    store.invalidate(session.token, { refresh: preventRefresh === true })
    return { IsPosted: true }
  })
)

export const handlers = [validate, invalidate]
