/** Logins by social providers that lead back to no page: a device asks for their result by client GUID. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { minutes } from "../internal/time.js"
import { unredact } from "../internal/unredact.js"
import * as Providers from "../state/Providers.js"
import type { SocialIdentity } from "../state/SocialIdentity.js"

/** How long the device can ask, from when the provider's page was opened or its form was sent. */
const lifetime = minutes(15)

/** Notes that somebody is at the provider's page, or what they have ended it with. Answers whether the client GUID was good. */
export const note = (clientGuid: string, mayRegister: boolean, identity?: SocialIdentity) =>
  Effect.map(current, ({ now, store }) => {
    const known = store.read(Providers.pingedBy(clientGuid))
    if (known?.identity !== undefined) return false
    const expiresAt = now + lifetime
    store.change(Providers.putPinged({ clientGuid, identity, mayRegister, wasMailed: false, expiresAt }))
    return true
  })

/** Who has logged in at the provider's page, once they have. */
export const told = (clientGuid: string | Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    if (!settings.noCallbackLogin) return yield* refuse(ErrorCode.NoCallbackLoginNotEnabled)
    const login = store.read(Providers.pingedBy(unredact(clientGuid)))
    if (login === undefined || login.expiresAt <= now) return yield* refuse(ErrorCode.ClientGuidInvalid)
    if (login.identity === undefined) return yield* refuse(ErrorCode.SmartLoginLinkNotVerified)
    return { ...login, identity: login.identity }
  })
