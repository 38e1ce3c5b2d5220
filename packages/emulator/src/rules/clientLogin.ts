/** Logins of one device that are confirmed on another one: what Smart Login and One Touch Login have in common. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { current, modify } from "../context.js"
import { hex32 } from "../internal/ids.js"
import { unredact } from "../internal/unredact.js"
import * as mail from "../messages/mail.js"
import { checkAllowed } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import * as ClientLogins from "../state/ClientLogins.js"
import type { ClientLogin } from "../state/ClientLogins.js"
import * as emails from "./emails.js"
import * as signIn from "./signIn.js"
import * as verification from "./verification.js"

export interface Start extends mail.Wishes {
  readonly kind: ClientLogin["kind"]
  readonly clientGuid: string | Redacted.Redacted<string>
  readonly to: string
  readonly welcomeTemplate: string | undefined
}

/** Refuses a client GUID that a device has used, whatever came of it. */
export const checkNew = (clientGuid: Start["clientGuid"]) =>
  Effect.flatMap(current, ({ store }) =>
    store.read(ClientLogins.byClientGuid(unredact(clientGuid))) === undefined
      ? Effect.void
      : refuse(ErrorCode.ClientGuidAlreadyUsed)
  )

/** Mails the link that confirms the login, once the client GUID is known to be new. */
export const start = (account: Account, login: Start) =>
  Effect.gen(function* () {
    yield* mail.check(account, login.kind)
    yield* mail.deliver(account, yield* open(account, login), login.to, { template: login.template, url: login.url })
    return { IsPosted: true }
  })

/** Begins a login, without a mail, once the client GUID is known to be new. */
export const open = (
  account: Account,
  { clientGuid, kind, to, welcomeTemplate }: Pick<Start, "clientGuid" | "kind" | "to" | "welcomeTemplate">
) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const code = yield* mail.makeToken(account, kind, to)
    store.change(
      ClientLogins.put({
        clientGuid: unredact(clientGuid),
        kind,
        uid: account.uid,
        email: to,
        token: code.secret,
        expiresAt: code.expiresAt,
        state: "pending",
        consumedAt: undefined,
        welcomeTemplate
      })
    )
    return code
  })

/** Begins a login that nobody can confirm: for an account that there is not, so that the device does not learn of it. */
export const pretend = (kind: ClientLogin["kind"], clientGuid: Start["clientGuid"]) =>
  Effect.gen(function* () {
    const { store } = yield* current
    yield* checkNew(clientGuid)
    store.change(
      ClientLogins.put({
        clientGuid: unredact(clientGuid),
        kind,
        uid: undefined,
        email: "",
        token: yield* hex32,
        expiresAt: yield* mail.endOf(kind),
        state: "pending",
        consumedAt: undefined,
        welcomeTemplate: undefined
      })
    )
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
    const login = store.read(ClientLogins.byToken(unredact(input.verificationToken)))
    const account = login?.uid === undefined ? undefined : store.read(Accounts.byUid(login.uid))
    // The address may have been given up since.
    if (login === undefined || account === undefined || !emails.has(addressesOf(account), login.email)) {
      return yield* refuse(ErrorCode.VerificationTokenInvalid)
    }
    yield* checkOffered(login)
    yield* checkUnused(login)
    if (login.state === "verified") return yield* refuse(ErrorCode.SmartLoginLinkAlreadyVerified)
    if (login.expiresAt <= now) return yield* refuse(ErrorCode.VerificationLinkExpired)
    yield* checkAllowed(account)
    store.change(ClientLogins.put({ ...login, state: "verified" }))
    const verified = yield* verification.proven(account, login, input.welcomeEmailTemplate ?? login.welcomeTemplate)
    if (verified !== account) yield* modify(verified)
    return { IsPosted: true, IsVerified: true }
  })

/** What the device that waits is answered: its session, once there is one. */
export const ping = (clientGuid: Start["clientGuid"], request: Request) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const login = store.read(ClientLogins.byClientGuid(unredact(clientGuid)))
    const account = login?.uid === undefined ? undefined : store.read(Accounts.byUid(login.uid))
    if (login === undefined) return yield* refuse(ErrorCode.ClientGuidInvalid)
    yield* checkOffered(login)
    yield* checkUnused(login)
    if (login.expiresAt <= now) return yield* refuse(ErrorCode.ClientGuidInvalid)
    if (login.state === "pending") return yield* refuse(ErrorCode.SmartLoginLinkNotVerified)
    if (account === undefined) return yield* refuse(ErrorCode.ClientGuidInvalid)
    yield* signIn.checkLogin(account, {}, request)
    store.change(ClientLogins.put({ ...login, state: "consumed", consumedAt: now }))
    return yield* signIn.signIn(account, request)
  })
