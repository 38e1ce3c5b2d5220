/** What tests of consents share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Emulator, Settings } from "@loginradius-effect/emulator"
import { Effect, type Redacted } from "effect"
import assert from "node:assert/strict"
import { email, password, user } from "./support.js"

type Consent = NonNullable<Emulator.Options["consent"]>

export const terms = "c0ffee000000000000000001"
export const news = "c0ffee000000000000000002"
export const sms = "c0ffee000000000000000003"
export const calls = "c0ffee000000000000000004"

/** A form with terms that have to be accepted, and news that need not. */
export const form = (more: Partial<Settings.ConsentForm> = {}): Settings.ConsentForm => ({
  events: ["FirstLogin"],
  version: 1,
  sections: [
    { options: [{ id: terms, title: "Terms", isRequired: true }] },
    { options: [{ id: news, title: "News by mail", description: "Once a month." }] }
  ],
  ...more
})

/** A form with a group, of which one has to be accepted. */
export const channels = (more: Partial<Settings.ConsentForm> = {}): Settings.ConsentForm => ({
  customEvents: ["Checkout"],
  version: 1,
  sections: [
    {
      groupId: "g-1",
      title: "Channels",
      requiresOne: true,
      options: [
        { id: sms, title: "SMS" },
        { id: calls, title: "Calls" }
      ]
    }
  ],
  ...more
})

/** An application with consent forms, those of a first login unless said otherwise. */
export const withForms = (
  forms: ReadonlyArray<Settings.ConsentForm> = [form()],
  more: Consent = {}
): Emulator.Options => ({ consent: { enabled: true, forms, ...more } })

export const byPassword = Authentication.loginByEmail({ email, password })

/** A filled-in form: options by whether they are accepted. */
export const filled = (
  decisions: { readonly [id: string]: boolean },
  events: ReadonlyArray<string> = ["FirstLogin"],
  isCustom = false
) => ({
  events: events.map((Event) => ({ Event, IsCustom: isCustom })),
  data: Object.entries(decisions).map(([ConsentOptionId, IsAccepted]) => ({ ConsentOptionId, IsAccepted }))
})

export const agreeing = filled({ [terms]: true, [news]: true })

type Secret = string | Redacted.Redacted<string>

export const submit = (consentToken: Secret, submission = agreeing) =>
  ConsentManagement.submitByConsentToken({ consentToken, ...submission })

/** The refusal of a login that waits for consents; fails if it is not refused like that. */
export const dueOf = <A, E extends { readonly _tag: string }, R>(login: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(login), (error) => {
    const { _tag, code, status } = error as {
      readonly _tag: string
      readonly code?: number
      readonly status?: number
    }
    assert.deepEqual({ _tag, code, status }, { _tag: "ConsentRequired", code: 1226, status: 403 })
    return error as unknown as ErrorCode.ConsentRequired
  })

/** The token of such a refusal. */
export const consentTokenOf = <A, E extends { readonly _tag: string }, R>(login: Effect.Effect<A, E, R>) =>
  Effect.map(dueOf(login), ({ consentToken }) => {
    assert.ok(consentToken, "the refusal has no token")
    return consentToken
  })

/** A user who has agreed to the form of the first login by an access token. */
export const agreed = Effect.gen(function* () {
  const who = yield* user()
  yield* ConsentManagement.submitByAccessToken({ accessToken: who.accessToken, ...agreeing })
  return who
})

/** Whether the user of an access token has accepted the form of an event. */
export const isValid = (accessToken: Redacted.Redacted<string>, event = "FirstLogin", isCustom = false) =>
  Effect.map(ConsentManagement.verifyByAccessToken({ accessToken, event, isCustom }), ({ IsValid }) => IsValid)

/** The options that the user of an access token agrees to. */
export const optionsOf = (accessToken: Redacted.Redacted<string>) =>
  Effect.map(Authentication.readProfilesByAccessToken({ accessToken }), ({ ConsentProfile }) =>
    ConsentProfile?.Consents?.map(({ ConsentOptionId }) => ConsentOptionId)
  )
