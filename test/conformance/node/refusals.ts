/** LoginRadius' Node SDK 11.7.0: credentials and accounts that are not there, with every function that has a parameter for them. */
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { shared } from "../operations.js"
import { call, lastExchange, parametersOf, refusal, sdk } from "../sdk.js"

const flows = Object.values(shared).flat()

/** The functions that have one of some parameters, without the exceptions. */
const having = (parameters: ReadonlyArray<string>, exceptions: ReadonlyArray<string> = []) =>
  flows.filter(
    (name) => !exceptions.includes(name) && parametersOf(name).some((parameter) => parameters.includes(parameter.name))
  )

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

const values: { readonly [parameter: string]: unknown } = {
  accessToken: "00000000-0000-4000-8000-000000000000",
  secondFactorAuthenticationToken: "00000000-0000-4000-8000-000000000000",
  uid: "0".repeat(32),
  email: "ada@example.com",
  emailId: "ada@example.com",
  phone: "+15550100200",
  phoneNo2FA: "+15550100200",
  authenticator: true,
  otpAuthenticator: true
}

const refused = (name: (typeof flows)[number]) =>
  Effect.gen(function* () {
    const parameters = parametersOf(name).map((parameter) =>
      parameter.isObject ? body : (values[parameter.name] ?? parameter.name)
    )
    const code = yield* refusal(name, ...parameters)
    return [(yield* lastExchange).status, code]
  })

layer(sdk({ secondFactor: { mode: "optional", authenticator: true, smsOtp: true, emailOtp: true } }), {
  excludeTestServices: true
})("the emulator refuses", (it) => {
  it.effect.each(having(["accessToken"], ["socialApi.getActiveSession"]))(
    "an access token that it has not made, from %s",
    (name) => Effect.map(refused(name), (refusal) => assert.deepStrictEqual(refusal, [403, 905]))
  )

  it.effect.each(having(["secondFactorAuthenticationToken"]))(
    "a token of a login that it has not begun, from %s",
    (name) => Effect.map(refused(name), (refusal) => assert.deepStrictEqual(refusal, [403, 1103]))
  )

  it.effect.each(having(["uid"]))("an account that is not there, from %s", (name) =>
    Effect.map(refused(name), (refusal) => assert.deepStrictEqual(refusal, [403, 984]))
  )

  it.effect("an access token without sessions", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* refusal("socialApi.getActiveSession", values["accessToken"]), 1055)
      assert.deepStrictEqual(yield* call("roleApi.getRolesList"), { data: [], Count: 0 })
    })
  )
})
