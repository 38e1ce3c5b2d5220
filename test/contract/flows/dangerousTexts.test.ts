/** Profiles with a script in them are refused when they are written, and nothing else is. */
import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { LoginRadiusError } from "@loginradius-effect/core/LoginRadiusError"
import * as OneTouchLogin from "@loginradius-effect/core/OneTouchLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import type * as Profile from "@loginradius-effect/core/Profile"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Effect } from "effect"
import { flow } from "../flow.js"
import { documented, email, newPassword, other, password, phone, refusalOf, type Services, user } from "../support.js"

type Text = Partial<
  Pick<
    Profile.Registration,
    "FirstName" | "LastName" | "About" | "UserName" | "Email" | "Addresses" | "InterestedIn" | "CustomFields"
  >
>

/** Profiles with a text somewhere in them. */
const places: { readonly [place: string]: (text: string) => Text } = {
  "a name": (text) => ({ FirstName: text }),
  "a user name": (text) => ({ UserName: text }),
  "an address for mails": (text) => ({ Email: [{ Type: "Work", Value: `${text}@example.com` }] }),
  "a member of an item": (text) => ({ Addresses: [{ Type: "Home" }, { Type: "Work", City: text }] }),
  "a list of texts": (text) => ({ InterestedIn: [text] }),
  "a custom field": (text) => ({ CustomFields: { motto: text } }),
  "an unknown member": (text) => ({ Motto: { of: [{ life: text }] } }) as Text
}

const writes: {
  readonly [write: string]: (profile: Text) => Effect.Effect<unknown, LoginRadiusError | { _tag: string }, Services>
} = {
  "a registration": (profile) =>
    Authentication.userRegistrationByEmail({
      profile: { ...profile, Password: password, Email: [{ Type: "Primary", Value: other }, ...(profile.Email ?? [])] }
    }),
  "a registration by phone": (profile) =>
    PhoneAuthentication.userRegistrationBySms({
      profile: { Email: [], ...profile, Password: password, PhoneId: phone }
    }),
  "an update": (profile) =>
    Effect.flatMap(user(), ({ accessToken }) => Authentication.updateProfileByAccessToken({ accessToken, profile })),
  "a creation by management": (profile) =>
    Account.create({
      profile: { ...profile, Email: [{ Type: "Primary", Value: other }, ...(profile.Email ?? [])] }
    }),
  "an update by management": (profile) => Effect.flatMap(user(), ({ uid }) => Account.update({ uid, profile }))
}

const dangerous = documented(1214, 400)

describe("a script", () => {
  for (const [write, run] of Object.entries(writes)) {
    for (const [place, profile] of Object.entries(places)) {
      flow(
        `in ${place} is refused in ${write}`,
        refusalOf(run(profile("Ada<sCRipt>alert(1)")), ErrorCode.DangerousRequest, dangerous)
      )
    }

    flow(
      `that is none is taken in ${write}`,
      run({
        FirstName: "< script>",
        LastName: "<b>script</b>",
        About: "&lt;script&gt; <scrip t>",
        CustomFields: { motto: "</script>" }
      })
    )
  }

  const script = "<Script>"
  for (const [member, call] of [
    [
      "a user name that is set",
      Effect.flatMap(user(), ({ accessToken }) =>
        Authentication.setOrChangeUsername({ accessToken, username: `ada${script}` })
      )
    ],
    [
      "an address that is added",
      Effect.flatMap(user(), ({ accessToken }) =>
        Authentication.addEmail({ accessToken, email: `${script}@example.com`, type: "Work" })
      )
    ],
    [
      "the type of an address that is added",
      Effect.flatMap(user(), ({ accessToken }) =>
        Authentication.addEmail({ accessToken, email: other, type: `Work ${script}` })
      )
    ],
    ["the name for a new account", OneTouchLogin.loginByEmail({ email: other, name: script, clientGuid: "a-device" })],
    [
      "the name for an account that there is",
      Effect.zipRight(user(), OneTouchLogin.loginByEmail({ email, name: script, clientGuid: "a-device" }))
    ],
    ["the address of a new account", OneTouchLogin.loginByEmail({ email: `${script}@example.com`, clientGuid: "one" })],
    ["the name for a new account by phone", OneTouchLogin.loginByPhone({ phone, name: script })]
  ] as const) {
    flow(
      `in ${member} is refused`,
      refusalOf(
        call as Effect.Effect<unknown, LoginRadiusError | { _tag: string }, Services>,
        ErrorCode.DangerousRequest,
        dangerous
      )
    )
  }

  flow(
    "changes nothing where it is refused",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { FirstName: "Ada" } })
      const profile = { LastName: "Lovelace", About: "<script>" }
      yield* Effect.flip(Authentication.updateProfileByAccessToken({ accessToken, profile }))
      yield* Effect.flip(Account.update({ uid, profile }))
      const { About, FirstName, LastName } = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([About ?? null, FirstName, LastName ?? null], [null, "Ada", null])
      yield* Effect.flip(
        Authentication.userRegistrationByEmail({
          profile: { ...profile, Email: [{ Type: "Primary", Value: other }], Password: password }
        })
      )
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
    })
  )

  flow(
    "is refused in nothing but profiles",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const script = "<script>alert(1)"
      yield* CustomObjectManagement.createByUid({ uid, objectName: "notes", object: { text: script } })
      yield* RolesManagement.rolesCreate({ roles: [{ Name: "reader", Permissions: { [script]: true } }] })
      yield* Account.invalidateVerificationStatus({ uid, verificationUrl: `https://app.example.com/?${script}` })
      const changed = `${newPassword}<script>`
      yield* Authentication.changePassword({ accessToken, oldPassword: password, newPassword: changed })
      yield* Account.setPassword({ uid, password: changed })
      const login = yield* Effect.flip(Authentication.loginByEmail({ email, password: `${changed}!` }))
      assert.strictEqual(login._tag, "InvalidCredentials")
    })
  )
})
