/** Access tokens: checked and ended. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Effect from "effect/Effect"
import { caller } from "../../context.js"
import { tokens } from "../../documents/session.js"
import { handle } from "../../handle.js"
import * as Sessions from "../../state/Sessions.js"

export const validate = handle(Authentication.validateAccessToken, () =>
  Effect.map(caller, ({ session }) => tokens(session))
)

export const invalidate = handle(Authentication.invalidateAccessToken, ({ preventRefresh }) =>
  Effect.map(caller, ({ session, store }) => {
    store.change(Sessions.invalidate(session.token, { refresh: preventRefresh === true }))
    return { IsPosted: true }
  })
)

export const info = handle(Authentication.accessTokenInfo, () =>
  Effect.map(caller, ({ session }) => ({
    provider: session.provider,
    access_token: session.token,
    isrememberme: session.isRememberMe
  }))
)

export const handlers = [validate, invalidate, info]
