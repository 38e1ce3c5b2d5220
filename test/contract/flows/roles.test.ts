import { describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, TestClock } from "effect"
import assert from "node:assert/strict"
import { documented, flow, google, login, other, phone, raw, register, unknownUid } from "../flow.js"
import { email, password, refusalOf, reveal, type Services, tokenTo, user } from "../support.js"

const secret = { "x-loginradius-apisecret": reveal(Emulator.apiSecret) }

const manage = (method: string, path: string, body?: unknown) =>
  raw(method, `/identity/v2/manage${path}`, body, { headers: secret })

const roles = (...names: ReadonlyArray<string>) =>
  RolesManagement.rolesCreate({ roles: names.map((Name) => ({ Name })) })

const context = (uid: string, input: Partial<RolesManagement.RoleContextInput>) =>
  RolesManagement.upsertContext({ uid, roleContext: [{ Context: "blog", ...input }] })

const contextsOf = (uid: string) =>
  Effect.map(RolesManagement.getContexts({ uid }), ({ Data }) => Data.map(({ Context }) => Context))

describe("roles", () => {
  flow(
    "of the application that are default roles are assigned at a registration",
    Effect.gen(function* () {
      yield* roles("member", "staff")
      yield* register()
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(email) })
      const answer = yield* login()
      assert.ok(answer._tag === "Authenticated")
      assert.deepEqual(answer.profile.Roles, ["member"])
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken: answer.accessToken })
      assert.deepEqual(profile.Roles, ["member"])
      const created = yield* Account.create({ profile: { Email: [{ Type: "Primary", Value: other }] } })
      assert.equal(created.Roles, null)
    }),
    { defaultRoles: ["member", "vip", "member"] }
  )

  flow(
    "of the application that are default roles are assigned at a registration by provider or phone too",
    Effect.gen(function* () {
      yield* roles("member")
      const token = yield* Emulator.seed(Seed.requestToken(google))
      const { accessToken } = yield* SocialLogin.accessToken({ token })
      assert.deepEqual((yield* Authentication.readProfilesByAccessToken({ accessToken })).Roles, ["member"])
      yield* PhoneAuthentication.userRegistrationBySms({ profile: { PhoneId: phone, Password: password } })
      assert.deepEqual((yield* Account.profilesByPhoneId({ phone })).Roles, ["member"])
    }),
    { defaultRoles: ["member"], socialProviders: ["google"] }
  )

  flow(
    "are accepted with members in any letter case, and keep the letter case of their names",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const made = yield* manage("POST", "/Role", { roles: [{ name: "Editor", permissions: { edit: true } }] })
      assert.deepEqual(made.body, { data: [{ Name: "Editor", Permissions: { edit: true } }], Count: 1 })
      const more = yield* manage("PUT", "/role/Editor/permission", { Permissions: ["publish"] })
      assert.deepEqual(more.body, { Name: "Editor", Permissions: { edit: true, publish: true } })
      const assigned = yield* manage("PUT", `/account/${uid.toUpperCase()}/role`, { Roles: ["Editor"] })
      assert.deepEqual(assigned.body, { Roles: ["Editor"] })
      yield* roles("editor")
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: ["Editor"] })
    })
  )

  flow(
    "are deleted with the account, and stay in the application",
    Effect.gen(function* () {
      const { uid } = yield* user({ uid: "ada" })
      yield* roles("editor")
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["editor"] })
      yield* context(uid, { Roles: ["editor"] })
      yield* Account.delete({ uid })
      yield* user({ uid: "ada" })
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: [] })
      assert.deepEqual(yield* contextsOf(uid), [])
      assert.equal((yield* RolesManagement.rolesList()).Count, 1)
    })
  )

  flow(
    "do not return with a new role of the same name",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "editor", Permissions: { edit: true } }] })
      yield* RolesManagement.assignRolesByUid({ uid, roles: ["editor"] })
      yield* RolesManagement.deleteRole({ roleName: "editor" })
      yield* roles("editor")
      assert.deepEqual(yield* RolesManagement.rolesByUid({ uid }), { Roles: [] })
      assert.deepEqual((yield* RolesManagement.rolesList()).data, [{ Name: "editor", Permissions: {} }])
    })
  )

  flow(
    "are refused where they, their account or their context are unknown",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const gone = unknownUid
      yield* context(uid, {})
      const attempts: ReadonlyArray<Effect.Effect<unknown, unknown, Services>> = [
        RolesManagement.rolesByUid({ uid: gone }),
        RolesManagement.assignRolesByUid({ uid: gone, roles: [] }),
        RolesManagement.unassignRolesByUid({ uid: gone, roles: [] }),
        RolesManagement.getContexts({ uid: gone }),
        RolesManagement.upsertContext({ uid: gone, roleContext: [] }),
        RolesManagement.deleteRoleContext({ uid: gone, contextName: "blog" }),
        RolesManagement.deleteRoleFromContext({ uid: gone, contextName: "blog", roles: [] }),
        RolesManagement.deleteAdditionalPermissionsFromContext({
          uid: gone,
          contextName: "blog",
          additionalPermissions: []
        })
      ]
      for (const attempt of attempts) yield* refusalOf(attempt, ErrorCode.AccountIdInvalid, documented(984))
      yield* refusalOf(roles("a", "a"), ErrorCode.RoleNameInvalidOrExists, documented(1175))
      yield* refusalOf(
        RolesManagement.deleteRoleFromContext({ uid, contextName: "Blog", roles: [] }),
        ErrorCode.RoleContextNameInvalid,
        documented(1133)
      )
      yield* refusalOf(
        RolesManagement.deleteAdditionalPermissionsFromContext({
          uid,
          contextName: "shop",
          additionalPermissions: []
        }),
        ErrorCode.RoleContextNameInvalid,
        documented(1133)
      )
      assert.deepEqual(yield* RolesManagement.rolesList(), { data: [], Count: 0 })
    })
  )
})

describe("names that would change a path", () => {
  const names = [" ", ".", "..", "\ud800"]
  const refusal = ({
    body,
    status
  }: {
    readonly status: number
    readonly body: { readonly [member: string]: unknown }
  }) => [body["ErrorCode"], status]

  flow(
    "are refused to roles of every client, and none is created",
    Effect.gen(function* () {
      for (const name of names) {
        const refused = yield* manage("POST", "/role", { roles: [{ name: "editor" }, { name }] })
        assert.deepEqual(refusal(refused), [1175, 403], JSON.stringify(name))
      }
      assert.deepEqual(yield* RolesManagement.rolesList(), { data: [], Count: 0 })
      yield* roles("...", "%2e", " .")
      assert.equal((yield* RolesManagement.rolesList()).Count, 3)
    })
  )

  flow(
    "are refused to role contexts of every client, and none is written",
    Effect.gen(function* () {
      const { uid } = yield* user()
      for (const name of names) {
        const rolecontext = [{ context: "blog" }, { context: name }]
        const refused = yield* manage("PUT", `/account/${uid}/rolecontext`, { rolecontext })
        assert.deepEqual(refusal(refused), [1133, 403], JSON.stringify(name))
      }
      assert.deepEqual(yield* contextsOf(uid), [])
      yield* context(uid, { Context: "%2e" })
      yield* RolesManagement.deleteRoleContext({ uid, contextName: "%2e" })
      assert.deepEqual(yield* contextsOf(uid), [])
    })
  )
})

describe("role contexts", () => {
  flow(
    "end at a date in every format of the service",
    Effect.gen(function* () {
      const { uid } = yield* user()
      for (const [Expiration, expected] of [
        ["01/31/2030 1:05:00 PM", "2030-01-31T13:05:00.000Z"],
        ["1/5/2030 12:00:00 am", "2030-01-05T00:00:00.000Z"],
        ["12/31/2030 12:30:09 PM", "2030-12-31T12:30:09.000Z"],
        ["2030-01-31 1:05:00 PM", "2030-01-31T13:05:00.000Z"],
        ["2030-01-31 11:59:59 PM", "2030-01-31T23:59:59.000Z"],
        [RolesManagement.formatExpiration(new Date("2030-02-01T00:00:07Z")), "2030-02-01T00:00:07.000Z"],
        ["", null],
        [null, null]
      ] as const) {
        const { Data } = yield* context(uid, { Expiration })
        assert.deepEqual(Data, [{ Context: "blog", Roles: [], AdditionalPermissions: [], Expiration: expected }])
      }
      for (const Expiration of [
        "13/31/2030 1:05:00 PM",
        "02/30/2030 1:05:00 PM",
        "01/31/2030 13:05:00 PM",
        "01/31/2030",
        "2030-01-31T13:05:00Z",
        "soon"
      ]) {
        yield* refusalOf(context(uid, { Expiration }), ErrorCode.ParameterMalformed, documented(908, 400))
      }
    })
  )

  flow(
    "are unknown once they have ended, also to those who change them, where the settings say so",
    Effect.gen(function* () {
      const { uid } = yield* user()
      yield* roles("editor")
      yield* context(uid, { Roles: ["editor"], Expiration: "01/01/1970 1:00:00 AM" })
      yield* context(uid, { Context: "shop" })
      yield* TestClock.adjust("59 minutes")
      assert.deepEqual(yield* contextsOf(uid), ["blog", "shop"])
      yield* TestClock.adjust("1 minute")
      assert.deepEqual(yield* contextsOf(uid), ["shop"])
      yield* refusalOf(
        RolesManagement.deleteRoleFromContext({ uid, contextName: "blog", roles: ["editor"] }),
        ErrorCode.RoleContextNameInvalid,
        documented(1133)
      )
      const { Data } = yield* context(uid, {})
      assert.deepEqual(
        Data.map(({ Context, Roles }) => [Context, Roles]),
        [
          ["shop", []],
          ["blog", []]
        ]
      )
    }),
    { hidesExpiredRoleContexts: true }
  )

  flow(
    "are kept after their end, unless the settings say otherwise",
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2030, 0))
      const { uid } = yield* user()
      const { Data } = yield* context(uid, { Expiration: "01/31/2029 1:05:00 PM" })
      assert.equal(Data[0]?.Expiration, "2029-01-31T13:05:00.000Z")
      assert.equal((yield* contextsOf(uid)).length, 1)
      yield* Emulator.configure({ hidesExpiredRoleContexts: true })
      assert.deepEqual(yield* contextsOf(uid), [])
    })
  )

  flow(
    "are written from the last of two entries with one name",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { body } = yield* manage("PUT", `/account/${uid}/RoleContext`, {
        rolecontext: [
          { context: "blog", additionalpermissions: ["a"] },
          { Context: "blog", AdditionalPermissions: ["b", "b"], expiration: "2030-12-01 8:30:00 AM" }
        ]
      })
      assert.deepEqual(body, {
        Data: [{ Context: "blog", Roles: [], AdditionalPermissions: ["b"], Expiration: "2030-12-01T08:30:00.000Z" }]
      })
    })
  )
})
