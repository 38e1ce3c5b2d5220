/** What flows share. A flow is a test of several endpoints. */
import { it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Handler from "@loginradius-effect/core/Handler"
import type * as Profile from "@loginradius-effect/core/Profile"
import { Emulator, type Seed } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import { documented, email, password, reveal, type Services } from "./support.js"

export { documented, newPassword, other, phone, unknownUid } from "./support.js"

/** Runs a test against an emulator of its own. */
export const flow = <A, E>(title: string, test: Effect.Effect<A, E, Services>, options: Emulator.Options = {}): void =>
  it.effect(title, () => Effect.provide(test, Emulator.layer(options)))

export const google: Seed.SocialPerson = { provider: "google", id: "108", email }

export const login = (as: Partial<Parameters<typeof Authentication.loginByEmail>[0]> = {}) =>
  Authentication.loginByEmail({ email, password, ...as })

export const register = (
  profile: Partial<Profile.Registration> = {},
  more: { readonly [member: string]: string } = {}
) =>
  Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: password, ...profile },
    ...more
  })

/** The refusal of a wrong password. */
export const wrong = documented(966, 401)

/** A raw request, as other clients can send it. */
export const raw = (
  method: string,
  path: string,
  body: unknown = undefined,
  options: {
    readonly accessToken?: Redacted.Redacted<string>
    readonly headers?: { readonly [name: string]: string }
  } = {}
) =>
  Effect.gen(function* () {
    const { apiKey } = yield* Emulator.settings
    const emulator = yield* Emulator.Emulator
    const url = new URL(`${Emulator.origin}${path}`)
    url.searchParams.set("apikey", apiKey)
    const headers = {
      "content-type": "application/json",
      ...(options.accessToken === undefined ? {} : { authorization: `Bearer ${reveal(options.accessToken)}` }),
      ...options.headers
    }
    const response = yield* emulator.handle(
      Handler.fromParts(method, url, headers, body === undefined ? "" : JSON.stringify(body))
    )
    return { status: response.status, body: JSON.parse(response.body) as { readonly [member: string]: unknown } }
  })

export const times = <A, E, R>(count: number, effect: Effect.Effect<A, E, R>) =>
  Effect.all(Array.from({ length: count }, () => effect))
