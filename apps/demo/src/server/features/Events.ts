/** What happens behind the page: LoginRadius calls, messages and codes of authenticator apps. */
import { HttpApiBuilder } from "@effect/platform"
import { Effect, Redacted } from "effect"
import { Api } from "../../api/Api.js"
import { Backend } from "../loginradius/Backend.js"
import { BrowserSessions } from "../session/BrowserSessions.js"

const eventsAfter = (after: { readonly call: number; readonly message: number }) =>
  Effect.gen(function* () {
    const backend = yield* Backend
    const sessions = yield* BrowserSessions
    const { calls, pending, signedIn } = yield* sessions.current
    const login = pending.secondFactor
    const users = [
      ...(signedIn === undefined ? [] : [{ ...signedIn.user, isEnrolling: pending.enrolment === true }]),
      ...(login === undefined
        ? []
        : [{ email: login.email, isEnrolling: login.steps.some(({ _tag }) => _tag === "EnrolAuthenticator") }])
    ]
    const messages = yield* backend.messages
    return {
      calls: calls.after(after.call),
      messages: messages.flatMap(({ at, kind, link, otp, template, to }, index) =>
        index < after.message
          ? []
          : [
              {
                n: index + 1,
                kind,
                to,
                template,
                link: link === undefined ? null : Redacted.value(link),
                code: otp === undefined ? null : Redacted.value(otp),
                at
              }
            ]
      ),
      authenticators: yield* backend.authenticators(users)
    }
  })

export const layer = HttpApiBuilder.group(Api, "events", (handlers) =>
  handlers.handle("after", ({ urlParams }) => eventsAfter(urlParams))
)
