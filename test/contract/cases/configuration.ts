import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Configuration from "@loginradius-effect/core/Configuration"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import { byPassword, calls, channels, dueOf, form, news, sms, terms, withForms } from "../consent.js"
import { documented, email, password, refusalOf, refuses, shows, user } from "../support.js"
import { rejectionOf, withUnknownKey } from "./infrastructure.js"

const register = (address: string) =>
  Authentication.userRegistrationByEmail({
    profile: { Email: [{ Type: "Primary", Value: address }], Password: password }
  })

const profiling = Configuration.getProgressiveProfilingSchema({ appName: "emulator" })

export const cases = [
  shows(
    Configuration.getConfigurations,
    "answers the verification flow, which registrations follow",
    Effect.gen(function* () {
      assert.equal((yield* Configuration.getConfigurations()).EmailVerificationFlow, "required")
      assert.equal((yield* register(email))._tag, "Posted")
      yield* Emulator.configure({ emailVerificationFlow: "optional" })
      assert.equal((yield* Configuration.getConfigurations()).EmailVerificationFlow, "optional")
      assert.equal((yield* register("grace@example.com"))._tag, "WithLogin")
    })
  ),
  refuses(
    Configuration.getConfigurations,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(Configuration.getConfigurations()), { code: 901, reason: "KeyUnknown", status: 403 })
  ),

  shows(
    Configuration.getProgressiveProfilingSchema,
    "reads the steps, their fields, and what providers are asked for",
    Effect.gen(function* () {
      assert.deepEqual((yield* profiling).ProfilingSteps, [])
      const scopes = [{ provider: "google", scopes: "profile.birthday" }]
      yield* Emulator.configure({
        profilingSteps: [
          { step: "first", fields: ["FirstName", "City"], scopes },
          { step: "second", fields: [] }
        ]
      })
      const steps = (yield* profiling).ProfilingSteps
      assert.deepEqual(
        steps.map(({ Schema, Step }) => [Step, Schema?.map(({ display, name }) => [name, display])]),
        [
          [
            "first",
            [
              ["firstname", "FirstName"],
              ["city", "City"]
            ]
          ],
          ["second", []]
        ]
      )
      assert.deepEqual(
        steps.map(({ Scopes }) => Scopes),
        [[{ Provider: "google", Scopes: "profile.birthday" }], []]
      )
    })
  ),
  refuses(
    Configuration.getProgressiveProfilingSchema,
    "refuses an unknown key",
    rejectionOf(withUnknownKey(profiling), { code: 901, reason: "KeyUnknown", status: 403 })
  ),

  shows(
    Configuration.getConsentForms,
    "reads the forms in force, which are what a login asks for",
    Effect.gen(function* () {
      yield* user()
      const { events } = yield* dueOf(byPassword)
      const [first, second] = yield* Configuration.getConsentForms()
      assert.deepEqual(
        first?.Events?.map(({ IsCustom, Name }) => ({ name: Name, isCustom: IsCustom === "true" })),
        events
      )
      assert.deepEqual(first, {
        Events: [{ Name: "FirstLogin", IsCustom: "false" }],
        ConsentForm: [
          {
            Type: "Consent",
            Title: "Terms",
            Description: "",
            Consents: [{ ConsentId: terms, Title: "Terms", Description: "", IsRequired: true }]
          },
          {
            Type: "Consent",
            Title: "News by mail",
            Description: "Once a month.",
            Consents: [{ ConsentId: news, Title: "News by mail", Description: "Once a month.", IsRequired: false }]
          }
        ],
        TermOfService: "https://app.example.com/terms",
        PrivacyPolicy: ""
      })
      assert.deepEqual(second?.Events, [{ Name: "Checkout", IsCustom: "true" }])
      assert.deepEqual(second?.ConsentForm, [
        {
          Type: "Group",
          GroupId: "g-1",
          IsRequiredAtleastOne: true,
          Title: "Channels",
          Description: "",
          Consents: [
            { ConsentId: sms, Title: "SMS", Description: "", IsRequired: false },
            { ConsentId: calls, Title: "Calls", Description: "", IsRequired: false }
          ]
        }
      ])
    }),
    withForms([form({ termsOfService: "https://app.example.com/terms" }), channels()])
  ),
  refuses(
    Configuration.getConsentForms,
    "refuses where the application does not ask for consents",
    refusalOf(Configuration.getConsentForms(), ErrorCode.ConsentManagementNotEnabled, documented(1227))
  )
]
