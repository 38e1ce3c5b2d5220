/** Logins on one device by a link that is followed on another one. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Handler } from "@loginradius-effect/core/Handler"
import * as SmartLogin from "@loginradius-effect/core/SmartLogin"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current } from "../context.js"
import { type CurrentSettings, handle, type Outbox, refuse, type Session, type Store } from "../handle.js"
import * as clientLogin from "../rules/clientLogin.js"
import { hiding } from "../rules/hiding.js"
import * as signIn from "../rules/signIn.js"
import type { Account } from "../state/Accounts.js"

const checkOffered = Effect.flatMap(current, ({ settings }) =>
  settings.smartLogin ? Effect.void : refuse(ErrorCode.SmartLoginNotEnabled)
)

interface Start {
  readonly clientGuid: string | Redacted.Redacted<string>
  readonly smartLoginEmailTemplate?: string | undefined
  readonly welcomeEmailTemplate?: string | undefined
  readonly redirectUrl?: string | undefined
}

const start = (account: Account, to: string, input: Start) =>
  Effect.gen(function* () {
    yield* clientLogin.checkNew(input.clientGuid)
    return yield* clientLogin.start(account, {
      kind: "smartLogin",
      clientGuid: input.clientGuid,
      to,
      template: input.smartLoginEmailTemplate,
      url: input.redirectUrl,
      welcomeTemplate: input.welcomeEmailTemplate
    })
  })

export const byEmail = handle(SmartLogin.loginByEmail, (input) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byEmail(input.email).pipe(
      Effect.flatMap((account) => start(account, input.email.trim(), input)),
      hiding(clientLogin.pretend("smartLogin", input.clientGuid))
    )
  })
)

export const byUsername = handle(SmartLogin.loginByUsername, (input) =>
  Effect.gen(function* () {
    yield* checkOffered
    return yield* signIn.byUsername(input.username).pipe(
      Effect.flatMap(({ account, address }) => start(account, address, input)),
      hiding(clientLogin.pretend("smartLogin", input.clientGuid))
    )
  })
)

export const ping = handle(SmartLogin.ping, ({ clientGuid }, request) => clientLogin.ping(clientGuid, request))

export const verify = handle(SmartLogin.verifyToken, (input) => clientLogin.confirm(input))

export const handlers: ReadonlyArray<Handler<Store | Outbox | CurrentSettings | Session>> = [
  byEmail,
  byUsername,
  ping,
  verify
]
