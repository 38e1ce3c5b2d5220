/** LoginRadius' Node SDK 11.7.0: consents that are given, changed, verified and logged. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { at, textAt } from "../setup.js"
import { call, logIn, password, refusal, run, sdk } from "../sdk.js"

const email = "ada@example.com"
const [terms, news] = ["c0ffee000000000000000001", "c0ffee000000000000000002"]

const consent: NonNullable<Emulator.Options["consent"]> = {
  enabled: true,
  forms: [
    {
      events: ["FirstLogin"],
      version: 3,
      sections: [
        { options: [{ id: terms, title: "Terms", isRequired: true }] },
        { options: [{ id: news, title: "News" }] }
      ]
    }
  ]
}

const owner = Emulator.seed(Seed.account({ uid: "ada", email, password }))

const submission = (isAccepted: boolean) => ({
  Events: [{ Event: "FirstLogin", IsCustom: false }],
  Data: [{ ConsentOptionId: terms, IsAccepted: isAccepted }]
})

export const consents = () => {
  describe("consents", () => {
    it.live("are given where a login asks for them", () =>
      Effect.gen(function* () {
        yield* owner
        const refused = yield* Effect.flip(run("authenticationApi.loginByEmail", { email, password }))
        assert.strictEqual(refused.ErrorCode, 1226)
        assert.deepStrictEqual(at(refused, "Data.Events"), [{ Name: "FirstLogin", IsCustom: "false" }])
        const token = textAt(refused, "Data.ConsentToken")
        const name = "consentManagementApi.submitConsentByConsentToken"
        assert.strictEqual(yield* refusal(name, token, submission(false)), 1225)
        const login = yield* call(name, token, submission(true))
        assert.strictEqual(textAt(login, "Profile.Uid"), "ada")
        assert.strictEqual(yield* refusal(name, token, submission(true)), 1229)
        const verify = "consentManagementApi.verifyConsentByAccessToken"
        const session = textAt(login, "access_token")
        assert.strictEqual(at(yield* call(verify, session, "FirstLogin", false), "IsValid"), true)
        assert.strictEqual(yield* refusal(verify, session, "Login", false), 1224)
      }).pipe(Effect.provide(sdk({ consent })))
    )

    it.live("are given and changed by an access token, and logged", () =>
      Effect.gen(function* () {
        yield* owner
        const token = Redacted.value((yield* Emulator.seed(Seed.session("ada"))).accessToken)
        assert.strictEqual(yield* refusal("consentManagementApi.getConsentLogs", token), 1228)
        assert.strictEqual(yield* refusal("consentManagementApi.getConsentLogsByUid", "ada"), 1228)
        const submit = "consentManagementApi.submitConsentByAccessToken"
        assert.strictEqual(yield* refusal(submit, token, submission(false)), 1225)
        const profile = yield* call(submit, token, submission(true))
        assert.strictEqual(at(profile, "ConsentProfile.AcceptedConsentVersions.0.Version"), 3)
        const update = "consentManagementApi.updateConsentProfileByAccessToken"
        const consents = (id: string, IsAccepted: boolean) => ({ Consents: [{ ConsentOptionId: id, IsAccepted }] })
        assert.strictEqual(yield* refusal(update, token, consents(terms, false)), 1225)
        const after = yield* call(update, token, consents(news, true))
        assert.strictEqual(at(after, "Consents.1.ConsentOptionId"), news)
        const logs = yield* call("consentManagementApi.getConsentLogs", token)
        assert.strictEqual(at(logs, "ConsentLogs.0.UpdateType"), "ConsentEditor")
        assert.deepStrictEqual(yield* call("consentManagementApi.getConsentLogsByUid", "ada"), logs)
        assert.isString(yield* logIn(email))
      }).pipe(Effect.provide(sdk({ consent })))
    )
  })
}
