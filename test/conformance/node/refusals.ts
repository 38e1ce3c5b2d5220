/** LoginRadius' Node SDK 11.7.0: credentials and accounts that are not there, with every function that has a parameter for them. */
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { withLayer } from "../setup.js"
import { type Emulated, emulated } from "../operations.js"
import { call, lastExchange, parametersOf, refusal, sdk, sourceOf } from "../sdk.js"

const uid = "0".repeat(32)

const flows = Object.values(emulated)
  .flat()
  .filter((name) => name !== "helper.getSott")

/** These send a secret and no key. */
const keyless: ReadonlyArray<string> = ["socialApi.exchangeAccessToken", "socialApi.refreshAccessToken"]

/** The functions that have a parameter of some name, in any letter case. */
const functionsWith = (wanted: string) =>
  flows.filter((name) => parametersOf(name).some((parameter) => parameter.name.toLowerCase() === wanted))

/** What any of the bodies can have: each function takes its part of it. */
const body = {
  email: "ada@example.com",
  emailid: "ada@example.com",
  otp: "123456",
  authenticatorcode: "123456",
  backupcode: "01234-56789",
  password: "password",
  roles: ["admin"],
  rolecontext: [{ context: "blog", roles: [], additionalpermissions: [] }],
  additionalpermissions: ["publish"]
}

/** By lower-case name. Of all other parameters the name is as good as a value. */
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

/** Status and code of what has to be a refusal. */
const statusAndCode = (name: Emulated, ...given: ReadonlyArray<unknown>) =>
  Effect.gen(function* () {
    const made = parametersOf(name).map(({ isObject, name }) =>
      isObject ? body : (values[name.toLowerCase()] ?? name)
    )
    const code = yield* refusal(name, ...(given.length > 0 ? given : made))
    return [(yield* lastExchange).status, code]
  })

const settings = { secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true } } as const

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
      "an access token that it has not made, from %s",
      (name) => Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 905]))
    )

    each(functionsWith("secondfactorauthenticationtoken"))(
      "a token of a login that it has not begun, from %s",
      (name) => Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 1103]))
    )

    each(functionsWith("uid").filter((name) => name !== "accountApi.updateAccountByUid"))(
      "an account that is not there, from %s",
      (name) => Effect.map(statusAndCode(name), (refusal) => assert.deepStrictEqual(refusal, [403, 984]))
    )

    const nobody = "nobody@example.com"
    const number = "+15550100999"
    const hook = "0".repeat(24)
    const cases: ReadonlyArray<readonly [string, Emulated, ReadonlyArray<unknown>, status: number, code: number]> = [
      ["an address that is none", "authenticationApi.checkEmailAvailability", ["ada"], 400, 1038],
      ["a number that is none", "phoneAuthenticationApi.checkPhoneNumberAvailability", ["none"], 400, 1096],
      ["an account that is not there", "accountApi.updateAccountByUid", [{ FirstName: "Ada" }, uid], 403, 984],
      ["a number without an account", "authenticationApi.getSecurityQuestionsByPhone", [number], 403, 938],
      ["a user name without an account", "authenticationApi.getSecurityQuestionsByUserName", ["nobody"], 403, 938],
      ["an address without an account", "multiFactorAuthenticationApi.mfaLoginByEmail", [nobody, "password"], 403, 938],
      [
        "a user name without an account",
        "multiFactorAuthenticationApi.mfaLoginByUserName",
        ["password", "nobody"],
        403,
        938
      ],
      ["a number without an account", "multiFactorAuthenticationApi.mfaLoginByPhone", ["password", number], 403, 938],
      [
        "a number without an account",
        "riskBasedAuthenticationApi.rbaLoginByPhone",
        [{ phone: number, password: "password" }],
        403,
        938
      ],
      ["a user name without an account", "passwordLessLoginApi.passwordlessLoginByUserName", ["nobody"], 403, 938],
      ["a number without an account", "passwordLessLoginApi.passwordlessLoginByPhone", [number], 403, 938],
      ["a number without an account", "phoneAuthenticationApi.forgotPasswordByPhoneOTP", [number], 403, 938],
      ["a number without an account", "phoneAuthenticationApi.phoneResendVerificationOTP", [number], 403, 1043],
      ["a user name without an account", "smartLoginApi.smartLoginByUserName", ["guid", "nobody"], 403, 938],
      ["a token of no mail", "oneTouchLoginApi.oneTouchEmailVerification", ["0".repeat(32)], 403, 1063],
      [
        "an address that is none",
        "oneTouchLoginApi.oneTouchLoginByEmail",
        [{ clientguid: "guid", email: "ada" }],
        400,
        1038
      ],
      ["a number that is none", "oneTouchLoginApi.oneTouchLoginByPhone", [{ phone: "none" }], 400, 1096],
      ["a role that is not there", "roleApi.addRolePermissions", [{ permissions: ["read"] }, "admin"], 400, 1047],
      ["a role that is not there", "roleApi.removeRolePermissions", [{ permissions: ["read"] }, "admin"], 400, 1047],
      ["a webhook that is not there", "webHookApi.deleteWebhookSubscription", [hook], 404, 7986],
      ["a webhook that is not there", "webHookApi.updateWebhookSubscription", [hook, { Headers: {} }], 404, 7986]
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
