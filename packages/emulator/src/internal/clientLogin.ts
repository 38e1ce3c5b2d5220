/** Logins of one device that are confirmed on another one: what Smart Login and One Touch Login have in common. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { type Request, refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { proven } from "../api/Authentication/passwords.js"
import type { ClientLogin } from "../Store.js"
import { type Account, addressesOf } from "../Store/Account.js"
import { current, modify } from "./context.js"
import { has } from "./emails.js"
import * as mail from "./mail.js"
import { text } from "./reveal.js"
import * as signIn from "./signIn.js"

interface Start extends mail.Wishes {
  readonly kind: ClientLogin["kind"]
  readonly clientGuid: string | Redacted.Redacted<string>
  readonly to: string
  readonly welcomeTemplate: string | undefined
}

/** Refuses a client GUID that a device has used, whatever came of it. */
export const checkNew = (clientGuid: Start["clientGuid"]) =>
  Effect.flatMap(current, ({ store }) =>
    store.clientLogin({ clientGuid: text(clientGuid) }) === undefined
      ? Effect.void
      : refuse(ErrorCode.ClientGuidAlreadyUsed)
  )

/** Mails the link that confirms the login, once the client GUID is known to be new. */
export const start = (account: Account, { clientGuid, kind, template, to, url, welcomeTemplate }: Start) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* mail.checkLimit(account, kind)
    const code = yield* mail.makeToken(account, kind, to)
    store.putClientLogin({
      clientGuid: text(clientGuid),
      kind,
      uid: account.uid,
      email: to,
      token: code.secret,
      expiresAt: code.expiresAt,
      state: "pending",
      welcomeTemplate
    })
    yield* mail.deliver(account, code, to, { template, url })
    return { IsPosted: true }
  })

const checkOffered = ({ kind }: ClientLogin) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (settings[kind]) return
    return yield* kind === "smartLogin"
      ? refuse(ErrorCode.SmartLoginNotEnabled)
      : refuse(ErrorCode.OneTouchLoginNotEnabled)
  })

const checkUnused = ({ kind, state }: ClientLogin) =>
  Effect.gen(function* () {
    if (state !== "consumed") return
    return yield* kind === "smartLogin"
      ? refuse(ErrorCode.SmartLoginLinkAlreadyUsed)
      : refuse(ErrorCode.OneTouchLinkAlreadyUsed)
  })

interface Confirmation {
  readonly verificationToken: string | Redacted.Redacted<string>
  readonly welcomeEmailTemplate?: string | undefined
}

/** What following the link does: the address is proven, and the device that waits can log in. */
export const confirm = (input: Confirmation) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const login = store.clientLogin({ token: text(input.verificationToken) })
    const account = login === undefined ? undefined : store.account(login.uid)
    // The address may have been given up since.
    if (login === undefined || account === undefined || !has(addressesOf(account), login.email)) {
      return yield* refuse(ErrorCode.VerificationTokenInvalid)
    }
    yield* checkOffered(login)
    yield* checkUnused(login)
    if (login.state === "verified") return yield* refuse(ErrorCode.SmartLoginLinkAlreadyVerified)
    if (login.expiresAt <= now) return yield* refuse(ErrorCode.VerificationLinkExpired)
    store.putClientLogin({ ...login, state: "verified" })
    const verified = yield* proven(account, login, input.welcomeEmailTemplate ?? login.welcomeTemplate)
    if (verified !== account) yield* modify(verified)
    return { IsPosted: true, IsVerified: true }
  })

/** What the device that waits is answered: its session, once there is one. */
export const ping = (clientGuid: Start["clientGuid"], request: Request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const login = store.clientLogin({ clientGuid: text(clientGuid) })
    const account = login === undefined ? undefined : store.account(login.uid)
    if (login === undefined || account === undefined) return yield* refuse(ErrorCode.ClientGuidInvalid)
    yield* checkOffered(login)
    yield* checkUnused(login)
    if (login.expiresAt <= now) return yield* refuse(ErrorCode.ClientGuidInvalid)
    if (login.state === "pending") return yield* refuse(ErrorCode.SmartLoginLinkNotVerified)
    yield* signIn.checkLogin(account, {}, request)
    store.putClientLogin({ ...login, state: "consumed" })
    return yield* signIn.signIn(account, request)
  })
