/** LoginRadius' Node SDK 11.7.0: unknown credentials and accounts, with every function that has a parameter for them. */
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { withLayer } from "../setup.js"
import { type Emulated, emulated } from "../operations.js"
import { call, lastExchange, parametersOf, refusal, sdk, sourceOf } from "../sdk.js"

const uid = "0".repeat(32)

const flows = Object.values(emulated)
  .flat()
  .filter((name) => name !== "helper.getSott")

/** Functions that send a secret and no key. */
const keyless: ReadonlyArray<string> = ["socialApi.exchangeAccessToken", "socialApi.refreshAccessToken"]

/** The functions with a parameter of this name, in any letter case. */
const functionsWith = (wanted: string) =>
  flows.filter((name) => parametersOf(name).some((parameter) => parameter.name.toLowerCase() === wanted))

/** The members of all bodies: each function reads some of them. */
const body = {
  email: "ada@example.com",
  emailid: "ada@example.com",
  otp: "123456",
  authenticatorcode: "123456",
  backupcode: "01234-56789",
  securityquestionanswer: [{ QuestionId: "6fc48739c6754040a72033c8d0921969", Answer: "Byron" }],
  password: "password",
  roles: ["admin"],
  rolecontext: [{ context: "blog", roles: [], additionalpermissions: [] }],
  additionalpermissions: ["publish"]
}

/** Values by lower-case name. Any other parameter has its name as its value. */
const values: { readonly [parameter: string]: unknown } = {
  accesstoken: "00000000-0000-4000-8000-000000000000",
  secondfactorauthenticationtoken: "00000000-0000-4000-8000-000000000000",
  uid,
  email: "ada@example.com",
  emailid: "ada@example.com",
  phone: "+15550100200",
  phoneno2fa: "+15550100200",
  authenticator: true,
  otpauthenticator: true,
  isvoiceotp: false,
  nullsupport: false,
  sendemail: false,
  preventrefresh: false,
  isweb: false,
  expiresin: 10,
  timedifference: 10
}

/** Status and code of a refusal; fails unless it is one. */
const statusAndCode = (name: Emulated, ...given: ReadonlyArray<unknown>) =>
  Effect.gen(function* () {
    const made = parametersOf(name).map(({ isObject, name }) =>
      isObject ? body : (values[name.toLowerCase()] ?? name)
    )
    const code = yield* refusal(name, ...(given.length > 0 ? given : made))
    return [(yield* lastExchange).status, code]
  })

const settings = { secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true } } as const

/** What is said of an unknown account otherwise than by 984 to its id. */
const ownRefusals: { readonly [name: string]: string } = {
  "accountApi.updateAccountByUid": "takes a profile first",
  "accountApi.revokeAllRefreshToken": "answers 938",
  "accountApi.accountUpdateUid": "takes an id first",
  "accountApi.getPrivacyPolicyHistoryByUid": "answers 938",
  "accountApi.updatePhoneIDByUid": "answers 938",
  "accountApi.upsertEmail": "takes addresses first",
  "consentManagementApi.getConsentLogsByUid": "answers 938",
  "reAuthenticationApi.verifyMultiFactorOtpReauthentication": "takes a token first",
  "reAuthenticationApi.verifyMultiFactorPasswordReauthentication": "takes a token first",
  "reAuthenticationApi.verifyMultiFactorPINReauthentication": "takes a token first"
}

const other = "e0e0e0e0-0000-4000-8000-0000000000fe"

export const refusals = () => {
  withLayer(sdk({ apiKey: other }))("the key of another application is refused", (each) => {
    each(flows.filter((name) => !keyless.includes(name)))("from %s", (name) =>
      Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 901]))
    )
  })

  withLayer(sdk({ apiSecret: other }))("the secret of another application is refused", (each) => {
    each(flows.filter((name) => /\bapiSecret\b/i.test(sourceOf(name))))("from %s", (name) =>
      Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [401, 902]))
    )
  })

  withLayer(sdk(settings))("the emulator refuses", (each) => {
    each(functionsWith("accesstoken").filter((name) => name !== "socialApi.getActiveSession"))(
      "an unknown access token, from %s",
      (name) => Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 905]))
    )

    each(functionsWith("secondfactorauthenticationtoken"))("an unknown token of a pending login, from %s", (name) =>
      Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 1103]))
    )

    each(functionsWith("uid").filter((name) => !Object.hasOwn(ownRefusals, name)))(
      "an unknown account, from %s",
      (name) => Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 984]))
    )

    const nobody = "nobody@example.com"
    const number = "+15550100999"
    const hook = "0".repeat(24)
    const cases: ReadonlyArray<readonly [string, Emulated, ReadonlyArray<unknown>, status: number, code: number]> = [
      ["a malformed address", "authenticationApi.checkEmailAvailability", ["ada"], 400, 1038],
      ["a malformed number", "phoneAuthenticationApi.checkPhoneNumberAvailability", ["none"], 400, 1096],
      ["an unknown account", "accountApi.updateAccountByUid", [{ FirstName: "Ada" }, uid], 403, 984],
      ["an unknown account", "accountApi.revokeAllRefreshToken", [uid], 403, 938],
      ["an unknown account", "accountApi.accountUpdateUid", [{ NewUid: "customer-7" }, uid], 403, 938],
      ["an unknown account", "accountApi.getPrivacyPolicyHistoryByUid", [uid], 403, 938],
      ["an unknown account", "consentManagementApi.getConsentLogsByUid", [uid], 403, 938],
      ["an unknown account", "accountApi.updatePhoneIDByUid", [number, uid], 403, 938],
      ["an unknown account", "accountApi.upsertEmail", [{ Email: [{ Type: "Work", Value: nobody }] }, uid], 403, 938],
      ["an unknown number", "authenticationApi.getSecurityQuestionsByPhone", [number], 403, 938],
      ["an unknown user name", "authenticationApi.getSecurityQuestionsByUserName", ["nobody"], 403, 938],
      ["an unknown address", "multiFactorAuthenticationApi.mfaLoginByEmail", [nobody, "password"], 403, 938],
      ["an unknown user name", "multiFactorAuthenticationApi.mfaLoginByUserName", ["password", "nobody"], 403, 938],
      ["an unknown number", "multiFactorAuthenticationApi.mfaLoginByPhone", ["password", number], 403, 938],
      [
        "an unknown number",
        "riskBasedAuthenticationApi.rbaLoginByPhone",
        [{ phone: number, password: "password" }],
        403,
        938
      ],
      ["an unknown user name", "passwordLessLoginApi.passwordlessLoginByUserName", ["nobody"], 403, 938],
      ["an unknown number", "passwordLessLoginApi.passwordlessLoginByPhone", [number], 403, 938],
      ["an unknown number", "phoneAuthenticationApi.forgotPasswordByPhoneOTP", [number], 403, 938],
      ["an unknown number", "phoneAuthenticationApi.phoneResendVerificationOTP", [number], 403, 1043],
      ["an unknown user name", "smartLoginApi.smartLoginByUserName", ["guid", "nobody"], 403, 938],
      ["an unknown token of a mail", "oneTouchLoginApi.oneTouchEmailVerification", ["0".repeat(32)], 403, 1063],
      [
        "a malformed address",
        "oneTouchLoginApi.oneTouchLoginByEmail",
        [{ clientguid: "guid", email: "ada" }],
        400,
        1038
      ],
      ["a malformed number", "oneTouchLoginApi.oneTouchLoginByPhone", [{ phone: "none" }], 400, 1096],
      ["an unknown role", "roleApi.addRolePermissions", [{ permissions: ["read"] }, "admin"], 400, 1047],
      ["an unknown role", "roleApi.removeRolePermissions", [{ permissions: ["read"] }, "admin"], 400, 1047],
      ["an unknown webhook", "webHookApi.deleteWebhookSubscription", [hook], 404, 7986],
      ["an unknown webhook", "webHookApi.updateWebhookSubscription", [hook, { Headers: {} }], 404, 7986]
    ]

    each(cases)("%s, from %s", ([, name, given, status, code]) =>
      Effect.map(statusAndCode(name, ...given), (refusal) => assert.deepStrictEqual(refusal, [status, code]))
    )

    each(["an access token without sessions"])("%s", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* refusal("socialApi.getActiveSession", values["accesstoken"]), 1055)
        assert.deepStrictEqual(yield* call("roleApi.getRolesList"), { data: [], Count: 0 })
      })
    )
  })
}
