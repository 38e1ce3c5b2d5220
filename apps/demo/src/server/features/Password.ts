/** Forgotten, reset, changed and first passwords. */
import { HttpApiBuilder } from "@effect/platform"
import { Account, Authentication } from "@loginradius-effect/core"
import { Effect, Predicate, type Redacted } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { Change, Reset } from "../../api/Password.js"
import { NotAvailable } from "../../api/Refusals.js"
import { Site } from "../host/Site.js"
import { orRefuse, untold } from "../loginradius/Refusals.js"
import { BrowserSessions } from "../session/BrowserSessions.js"
import { discard, userOf } from "../session/Login.js"
import { signInByPassword } from "../session/PasswordLogin.js"
import { countAttempt } from "../session/RateLimit.js"

export const forgotPassword = (email: string) =>
  Effect.gen(function* () {
    const { origin } = yield* Site
    yield* countAttempt(email)
    yield* untold(Authentication.forgotPassword({ email, resetPasswordUrl: `${origin}/reset` }))
    return { to: email }
  }).pipe(orRefuse)

export const resetPassword = ({ newPassword, token }: typeof Reset.Type) =>
  Effect.gen(function* () {
    yield* countAttempt("password reset")
    const reset = yield* Authentication.resetPasswordByResetToken({ resetToken: token, password: newPassword })
    // The settings of the LoginRadius application decide whether a reset signs in.
    if (reset._tag === "Posted") return { user: null }
    const { accessToken } = reset.login
    const user = userOf(yield* Authentication.readProfilesByAccessToken({ accessToken }))
    const sessions = yield* BrowserSessions
    const { signedIn } = yield* sessions.current
    if (signedIn !== undefined && signedIn.user.uid !== user.uid) {
      // Whoever follows a link of somebody else stays who they are.
      yield* discard(reset.login)
      return { user: null }
    }
    yield* sessions.signIn({ user, accessToken })
    return { user }
  }).pipe(orRefuse)

/** LoginRadius ends all other sessions of the user, as the application is set up. */
export const changePassword = ({ newPassword, oldPassword }: typeof Change.Type) =>
  Effect.gen(function* () {
    const { accessToken, uid } = yield* CurrentUser
    yield* countAttempt(uid)
    yield* Authentication.changePassword({ accessToken, oldPassword, newPassword })
    return { done: true } as const
  }).pipe(orRefuse)

const hasPassword = (uid: string) =>
  Account.password({ uid }).pipe(
    Effect.map(({ PasswordHash }) => Predicate.isNotNullable(PasswordHash)),
    Effect.catchTag("EmailProfileNotFound", () => Effect.succeed(false))
  )

export const setPassword = (password: Redacted.Redacted<string>) =>
  Effect.gen(function* () {
    const { email, uid } = yield* CurrentUser
    // A session alone must not be enough to take an account over: to change a password, the old one is needed.
    if (yield* hasPassword(uid)) return yield* new NotAvailable({ message: "There is a password: change it." })
    if (email === "") return yield* new NotAvailable({ message: "A password needs an e-mail address to go with." })
    yield* Account.setPassword({ uid, password })
    // LoginRadius has ended all sessions of the account, this one as well.
    return yield* signInByPassword({ email, password })
  }).pipe(orRefuse)

export const layer = HttpApiBuilder.group(Api, "password", (handlers) =>
  handlers
    .handle("forgot", ({ payload: { email } }) => forgotPassword(email))
    .handle("reset", ({ payload }) => resetPassword(payload))
    .handle("change", ({ payload }) => changePassword(payload))
    .handle("set", ({ payload: { newPassword } }) => setPassword(newPassword))
)
