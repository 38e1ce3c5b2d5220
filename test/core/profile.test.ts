import { assert, describe, it } from "@effect/vitest"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as Login from "@loginradius-effect/core/Login"
import * as Profile from "@loginradius-effect/core/Profile"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import * as Wire from "@loginradius-effect/core/Wire"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as fc from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"
import { decode } from "../../packages/core/src/internal/wire/codec.js"
import * as Answers from "../../packages/core/src/model/Answers.js"
import { AppInfo } from "../../packages/core/src/model/AppInfo.js"
import * as RegistrationRecord from "../../packages/core/src/model/RegistrationRecord.js"
import { BackupCodes, SecondFactor, SecondFactorSettings } from "../../packages/core/src/model/SecondFactor.js"
import { ActiveSessions } from "../../packages/core/src/model/Session.js"
import * as SocialData from "../../packages/core/src/model/SocialData.js"
import * as SocialLists from "../../packages/core/src/model/SocialLists.js"
import * as SocialPage from "../../packages/core/src/model/SocialPage.js"
import fixture from "../fixtures/models.json" with { type: "json" }

// --- the fixture, compared with the descriptions ----------------------------------------------------------------------

interface Fact {
  readonly type: string
  readonly aliases?: ReadonlyArray<string>
  readonly sensitive?: boolean
  readonly alsoSeen?: ReadonlyArray<string>
}

const facts = (model: string): ReadonlyMap<string, Fact> => {
  const members = (fixture.models as unknown as Record<string, Record<string, string | Fact>>)[model]
  assert(members !== undefined, `the fixture has no ${model}`)
  return new Map(
    Object.entries(members).map(([name, fact]) => [name, typeof fact === "string" ? { type: fact } : fact])
  )
}

const unwrap = (wire: Wire.Any): Wire.Any => (wire.description.kind === "answer" ? unwrap(wire.description.of) : wire)

const members = (wire: Wire.Any): ReadonlyMap<string, Wire.Any> => {
  const { description } = unwrap(wire)
  assert(description.kind === "document")
  return new Map(description.members().map(({ key, wire }) => [key, wire]))
}

const captcha = ["g-recaptcha-response", "h-captcha-response", "qq_captcha_randstr", "qq_captcha_ticket"]
// The service computes these, or the user may not choose them.
const notWritable = ["FullName", "Age", "Uid"]

/** Every root document, with its name in the fixture, and the members that it leaves out or adds on purpose. */
const roots: ReadonlyArray<{
  readonly wire: Wire.Any
  readonly model: string
  readonly without?: ReadonlyArray<string>
  readonly plus?: ReadonlyArray<string>
}> = [
  { wire: Profile.Profile, model: "Identity" },
  { wire: Profile.SocialProfile, model: "SocialUserProfile" },
  // A user changes the password by `changePassword`, which asks for the old one.
  { wire: Profile.Update, model: "UserProfileUpdateModel", without: [...notWritable, ...captcha, "Password"] },
  { wire: Profile.ManagementUpdate, model: "AccountUserProfileUpdateModel", without: [...notWritable, ...captcha] },
  { wire: Profile.Registration, model: "AuthUserRegistrationModel", without: notWritable },
  { wire: Profile.Creation, model: "AccountCreateModel", without: ["FullName", "Age"] },
  { wire: Login.Tokens, model: "AccessToken" },
  {
    wire: Login.LoginAnswer,
    model: "AccessToken<T>",
    // Newer servers have in the answer itself what older ones have in a member of it.
    plus: ["SecondFactorAuthentication", ...members(SecondFactor).keys()]
  },
  { wire: Login.PostedOrLogin, model: "UserProfilePostResponse<T>" },
  { wire: Login.PostedOrTokens, model: "UserProfilePostResponse<T>" },
  {
    wire: Login.PostedData,
    model: "EmailVerificationData<T>",
    plus: ["SecondFactorAuthentication", "AccountSid", "Sid"]
  },
  { wire: Login.AuthenticatedAnswer, model: "AccessToken<T>" },
  { wire: SecondFactor, model: "MultiFactorAuthenticationToken" },
  // A step-up answers the token in newer clients.
  {
    wire: SecondFactorSettings,
    model: "MultiFactorAuthenticationSettingsResponse",
    plus: ["SecondFactorAuthenticationToken"]
  },
  { wire: BackupCodes, model: "BackupCodeResponse" },
  { wire: Answers.AccessToken, model: "AccessToken" },
  { wire: Answers.PostResponse, model: "PostResponse" },
  { wire: Answers.DeleteResponse, model: "DeleteResponse" },
  { wire: Answers.ExistResponse, model: "ExistResponse" },
  { wire: Answers.DeleteRequestAcceptResponse, model: "DeleteRequestAcceptResponse" },
  { wire: Answers.UserPasswordHash, model: "UserPasswordHash" },
  { wire: Answers.EmailVerificationTokenResponse, model: "EmailVerificationTokenResponse" },
  { wire: Answers.ForgotPasswordResponse, model: "ForgotPasswordResponse" },
  { wire: Answers.SecurityQuestion, model: "SecurityQuestions" },
  { wire: Answers.ServiceInfo, model: "ServiceInfoModel" },
  { wire: Answers.SottResponse, model: "SottResponseData" },
  // Told to browsers, and missing in the models of SDKs.
  { wire: AppInfo, model: "ConfigResponseModel", plus: ["PINAuthentication", "IsConsentManagementEnabled"] },
  { wire: RolesManagement.Role, model: "RoleModel" },
  { wire: RolesManagement.RoleList, model: "ListData<RoleModel>" },
  { wire: RolesManagement.AccountRoles, model: "AccountRolesModel" },
  { wire: RolesManagement.RoleContextList, model: "ListReturn<RoleContext>" },
  { wire: RolesManagement.RoleContextInput, model: "RoleContextRoleModel" },
  { wire: CustomObjectManagement.CustomObjectRecord, model: "UserCustomObjectData" },
  { wire: CustomObjectManagement.CustomObjectList, model: "ListData<UserCustomObjectData>" },
  { wire: Webhooks.Webhook, model: "WebHookSubscribeModel" },
  {
    wire: Webhooks.WebhookCreation,
    model: "WebHookSubscribeModel",
    without: ["Id", "CreatedDate", "LastModifiedDate", "SecretName", "IsIntegrationWebhook"]
  },
  { wire: Webhooks.WebhookUpdate, model: "WebHookSubscriptionUpdateModel" },
  { wire: Webhooks.EventList, model: "WebHookEventModel" },
  { wire: Webhooks.SubscribedUrls, model: "WebHookSubscriptionsV1Response" },
  { wire: Webhooks.Permission, model: "EntityPermissionAcknowledgement" },
  { wire: SocialData.Album, model: "Album" },
  { wire: SocialData.Audio, model: "Audio" },
  { wire: SocialData.CheckIn, model: "CheckIn" },
  { wire: SocialData.SocialCompany, model: "SocialCompany" },
  { wire: SocialLists.ContactPage, model: "CursorResponse<Contact>" },
  { wire: SocialData.SocialEvent, model: "Events" },
  { wire: SocialData.Group, model: "Group" },
  { wire: SocialData.Like, model: "Like" },
  { wire: SocialData.SocialStatus, model: "Status" },
  { wire: SocialPage.Page, model: "Page" },
  { wire: SocialData.Photo, model: "Photo" },
  { wire: SocialData.Post, model: "Post" },
  { wire: SocialLists.VideoPage, model: "CursorResponse<Video>" },
  { wire: SocialLists.LegacyPostResponse, model: "PostMethodResponse" },
  { wire: SocialLists.StatusPostResponse, model: "PostMethodResponse<ShortUrlResponse>" },
  { wire: ActiveSessions, model: "UserActiveSession" },
  { wire: RegistrationRecord.RegistrationRecord, model: "RegistrationDataField" },
  { wire: RegistrationRecord.NewRegistrationRecord, model: "RegistrationDataCreateModel" },
  {
    wire: RegistrationRecord.RegistrationRecordPostResponse,
    model: "UserProfilePostResponse<RegistrationDataField>"
  },
  { wire: RegistrationRecord.ValidResponse, model: "ValidResponse" }
]

/** Items of lists: an answer is recognised by the list, not by its items. */
const items: ReadonlyArray<Wire.Any> = [
  SocialData.Album,
  SocialData.Audio,
  SocialData.CheckIn,
  SocialData.SocialCompany,
  SocialData.SocialEvent,
  SocialData.Group,
  SocialData.Like,
  SocialData.SocialStatus,
  SocialData.Photo,
  SocialData.Post
]

/** The JSON types that a description accepts. */
const jsonTypes = (wire: Wire.Any): ReadonlyArray<string> => {
  const { description } = unwrap(wire)
  switch (description.kind) {
    case "secret":
    case "literals":
      return ["string"]
    case "record":
    case "document":
      return ["object"]
    case "oneOf":
      return description.variants.flatMap(jsonTypes)
    default:
      return [description.kind]
  }
}

const holdsSecret = (wire: Wire.Any): boolean => {
  const { description } = unwrap(wire)
  switch (description.kind) {
    case "secret":
      return true
    case "array":
      return holdsSecret(description.item)
    case "record":
      return holdsSecret(description.value)
    case "oneOf":
      return description.variants.every(holdsSecret)
    case "document":
      return [...members(wire).values()].some(holdsSecret)
    default:
      return false
  }
}

/** Whether a type has a sensitive member in the fixture. */
const isSensitive = (type: string): boolean =>
  type in fixture.models ? [...facts(type).values()].some((fact) => fact.sensitive) : true

const scalars: Record<string, string> = { datetime: "string", uuid: "string" }

/** The differences between a description and a type of the fixture, in words. */
const mismatches = (wire: Wire.Any, type: string, path: string): ReadonlyArray<string> => {
  const { description } = unwrap(wire)
  if (type === "unknown") return []
  if (description.kind === "oneOf") {
    const wrongs = description.variants.map((variant) => mismatches(variant, type, path))
    return wrongs.some((wrong) => wrong.length === 0) ? [] : [`${path}: none of the forms is ${type}`]
  }
  if (type.startsWith("[")) {
    return description.kind === "array"
      ? mismatches(description.item, type.slice(1, -1), `${path}[]`)
      : [`${path}: ${description.kind} instead of an array`]
  }
  if (type.startsWith("{")) {
    return description.kind === "record"
      ? mismatches(description.value, type.slice(1, -1), `${path}{}`)
      : [`${path}: ${description.kind} instead of an object`]
  }
  if (type in fixture.models) {
    return description.kind === "document"
      ? documentMismatches(wire, type, path)
      : [`${path}: ${description.kind} instead of a document`]
  }
  if (type === "datetime" && description.kind === "string" && description.format !== "date-time") {
    return [`${path}: text instead of a date`]
  }
  const expected = scalars[type] ?? type
  return jsonTypes(wire).includes(expected) ? [] : [`${path}: ${description.kind} instead of ${type}`]
}

const documentMismatches = (
  wire: Wire.Any,
  model: string,
  path: string,
  without: ReadonlyArray<string> = [],
  plus: ReadonlyArray<string> = []
): ReadonlyArray<string> => {
  const described = members(wire)
  const wrong: Array<string> = []
  const known = new Set(plus)
  for (const [name, fact] of facts(model)) {
    // The SDKs use both spellings, the documentation only one.
    const key = name === "Op" ? "op" : name
    const at = `${path}.${key}`
    known.add(key)
    const member = described.get(key)
    if (without.includes(name)) {
      if (member !== undefined) wrong.push(`${at}: described, but not writable`)
      continue
    }
    if (member === undefined) {
      wrong.push(`${at}: not described`)
      continue
    }
    wrong.push(...mismatches(member, fact.type, at))
    for (const type of fact.alsoSeen ?? []) {
      if (!jsonTypes(member).includes(type)) wrong.push(`${at}: does not take ${type}`)
    }
    for (const alias of fact.aliases ?? []) {
      const isRead = described.has(alias) || member.aliases.includes(alias)
      if (!isRead) wrong.push(`${at}: does not read ${alias}`)
    }
    if (fact.sensitive && isSensitive(fact.type) && !holdsSecret(member)) wrong.push(`${at}: not secret`)
  }
  for (const name of described.keys()) {
    if (!known.has(name)) wrong.push(`${path}.${name}: unknown to the fixture`)
  }
  const names = [...described.keys(), ...[...described.values()].flatMap((member) => member.aliases)]
  for (const name of names.filter((name, i) => names.indexOf(name) !== i)) wrong.push(`${path}.${name}: twice`)
  return wrong
}

/** Every document under a description, with its name. */
const documents = (wire: Wire.Any): ReadonlyArray<readonly [string, Wire.Any]> => {
  const { description } = unwrap(wire)
  switch (description.kind) {
    case "array":
      return documents(description.item)
    case "record":
      return documents(description.value)
    case "oneOf":
      return description.variants.flatMap(documents)
    case "document":
      return [[description.name, unwrap(wire)], ...[...members(wire).values()].flatMap(documents)]
    default:
      return []
  }
}

describe("documents", () => {
  for (const { wire, model, without, plus } of roots) {
    const { description } = wire
    const name = "name" in description ? description.name : description.kind
    it(`${name} describes every member of ${model} with a fitting kind, and every sensitive one as secret`, () => {
      assert.deepStrictEqual(documentMismatches(wire, model, name, without, plus), [])
    })
  }

  it("have unique names", () => {
    const byName = new Map<string, Wire.Any>()
    for (const [name, wire] of roots.flatMap(({ wire }) => documents(wire))) {
      const known = byName.get(name) ?? wire
      assert.strictEqual(wire.description, known.description, name)
      byName.set(name, wire)
    }
  })

  it("have at least one required member, where they are answers", () => {
    const written: ReadonlyArray<Wire.Any> = [
      Profile.Update,
      Profile.ManagementUpdate,
      Profile.Creation,
      Webhooks.WebhookUpdate
    ]
    const toldApart: ReadonlyArray<Wire.Any> = [Login.PostedData, Login.LoginAnswer]
    for (const { wire } of roots) {
      if (written.includes(wire) || items.includes(wire) || toldApart.includes(wire)) continue
      assert.isTrue(Either.isLeft(decode(wire, {})), JSON.stringify(wire.description))
    }
  })

  it("hide the secrets of a profile at every depth, and keep unknown members", () => {
    const profile = Either.getOrThrow(
      decode(Profile.Profile, {
        Uid: "u",
        Password: "hash-hunter2",
        PIN: { PIN: "pin-hunter2", LastPINChangeToken: "pin-token-hunter2", later: 1 },
        LastPasswordChangeToken: "change-hunter2",
        Identities: [{ ID: "i", ProviderAccessCredential: { AccessToken: "provider-hunter2", TokenSecret: null } }],
        New: { member: [null] }
      })
    )
    assert.notInclude(JSON.stringify(profile) + inspect(profile, { depth: 9 }), "hunter2")
    assert.deepStrictEqual((profile as { readonly New?: unknown }).New, { member: [null] })
    assert.strictEqual(Redacted.value(profile.PIN?.PIN ?? Redacted.make("")), "pin-hunter2")
    assert.strictEqual((profile.PIN as { readonly later?: unknown }).later, 1)
    assert.isNull(profile.Identities?.[0]?.ProviderAccessCredential?.TokenSecret)
  })

  it("read all spellings and types that the service answers", () => {
    const profile = Either.getOrThrow(
      decode(Profile.Profile, {
        Uid: "u",
        phoneId: "+491",
        Email: [{ type: "Primary", value: "a@example.com" }],
        IsProtected: "False",
        LoginLockedType: 0,
        PublicRepository: 3,
        UnverifiedEmail: "",
        Positions: [{ Comapny: { Name: "ACME" } }]
      })
    )
    assert.strictEqual(profile.PhoneId, "+491")
    assert.deepStrictEqual(profile.Email, [{ Type: "Primary", Value: "a@example.com" }])
    assert.strictEqual(profile.Positions?.[0]?.Company?.Name, "ACME")
    assert.strictEqual(profile.LoginLockedType, 0)
  })
})

// --- reading ----------------------------------------------------------------------------------------------------------

const read = (json: object): Profile.Profile => Either.getOrThrow(decode(Profile.Profile, { Uid: "u", ...json }))

describe("primaryEmail", () => {
  const work = { Type: "Work", Value: "work@example.com" }
  const home = { Type: "Home", Value: "home@example.com" }

  it("is the address of type Primary, wherever it stands and however it is spelled", () => {
    for (const Type of ["Primary", "primary", "PRIMARY"]) {
      const primary = { Type, Value: "ada@example.com" }
      for (const Email of [[primary], [primary, work], [work, primary, home]]) {
        assert.strictEqual(Profile.primaryEmail(read({ Email })), "ada@example.com")
      }
    }
    assert.strictEqual(
      Profile.primaryEmail(read({ Email: [work, { type: "primary", value: "ada@example.com" }] })),
      "ada@example.com"
    )
  })

  it("is the first address with a value, if none of type Primary has one", () => {
    assert.strictEqual(Profile.primaryEmail(read({ Email: [work, home] })), "work@example.com")
    assert.strictEqual(Profile.primaryEmail(read({ Email: [{ Value: "a@example.com" }] })), "a@example.com")
    for (const empty of [{ Type: "Primary" }, { Type: "Primary", Value: null }, { Type: "Primary", Value: "" }, {}]) {
      assert.strictEqual(Profile.primaryEmail(read({ Email: [empty, { ...work, Type: null }] })), "work@example.com")
    }
  })

  it("is undefined of a profile without an address", () => {
    for (const json of [
      {},
      { Email: null },
      { Email: [] },
      { Email: [{}] },
      { Email: [{ Type: null, Value: null }] }
    ]) {
      assert.isUndefined(Profile.primaryEmail(read(json)))
    }
  })

  it("reads a social profile, an update and a projection, too", () => {
    const social: Profile.SocialProfile = { ID: "i", Email: [home] }
    const update: Profile.Update = { Email: [home] }
    for (const profile of [social, update, {}]) {
      assert.strictEqual(Profile.primaryEmail(profile), "Email" in profile ? "home@example.com" : undefined)
    }
  })
})

// --- writing back -----------------------------------------------------------------------------------------------------

describe("toUpdate", () => {
  it("keeps the members that users write about themselves", () => {
    const kept = {
      FirstName: "Ada",
      BirthDate: "12-10-1815",
      Addresses: [{ Type: "home", City: "London" }],
      Languages: [{ Name: "English", op: "delete" }],
      CustomFields: { plan: "paid" },
      IsEmailSubscribed: false,
      ExternalUserLoginId: "x",
      ExternalIds: [{ Source: "crm", SourceId: "1" }]
    }
    assert.deepStrictEqual<unknown>(Profile.toUpdate(read(kept)), kept)
  })

  it("drops members that mean something else when they are written, or are not writable", () => {
    const dropped = {
      Password: "hash",
      PIN: { PIN: "hash" },
      LastPasswordChangeToken: "t",
      ProviderAccessCredential: { AccessToken: "t" },
      ID: "i",
      Provider: "Email",
      Identities: [{ ID: "i" }],
      Email: [{ Type: "Primary", Value: "a@example.com" }],
      UnverifiedEmail: [],
      PhoneId: "+491",
      UserName: "ada",
      FullName: "Ada Lovelace",
      Age: "36",
      CreatedDate: "2024-01-01T00:00:00Z",
      SignupDate: "2024-01-01T00:00:00Z",
      NoOfLogins: 4,
      FollowersCount: 1,
      IsActive: true,
      EmailVerified: true,
      IsDeleted: false,
      IsLoginLocked: false,
      Roles: ["admin"],
      PrivacyPolicy: { Version: "1" },
      Unheard: "of"
    }
    assert.deepStrictEqual<unknown>(Profile.toUpdate(read(dropped)), {})
  })

  it("drops null, and a birth date in a form that is not writable", () => {
    assert.deepStrictEqual<unknown>(Profile.toUpdate(read({ FirstName: null, BirthDate: "1815-12-10" })), {})
    for (const BirthDate of ["12-10-1815", "12/10/1815", "1-2-1815", "1/2/1815"]) {
      assert.deepStrictEqual<unknown>(Profile.toUpdate(read({ BirthDate })), { BirthDate })
    }
  })

  it("writes every member of the changes as it is", () => {
    const profile = read({ FirstName: "Ada", UserName: "ada", BirthDate: "1815-12-10" })
    const changes = { UserName: "countess", BirthDate: "1815-12-10", FirstName: null, NullSupport: true }
    assert.deepStrictEqual<unknown>(Profile.toUpdate(profile, changes), changes)
    assert.deepStrictEqual<unknown>(Profile.toUpdate(profile, { IsActive: false }), {
      FirstName: "Ada",
      IsActive: false
    })
  })

  it("writes only members of an update, and no null, for any profile", () => {
    const updatable = new Set(members(Profile.Update).keys())
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...members(Profile.Profile).keys()), fc.jsonValue()), (json) => {
        const update = Profile.toUpdate({ ...json, Uid: "u" } as unknown as Profile.Profile)
        for (const [name, value] of Object.entries(update)) {
          assert.isTrue(updatable.has(name), name)
          assert.isNotNull(value)
        }
      })
    )
  })

  it("is needed, because a profile as it was read is not an update", () => {
    const profile = read({})
    // @ts-expect-error A profile that was read cannot be written.
    const update: Profile.Update = profile
    // @ts-expect-error Nor can a copy of it.
    const managementUpdate: Profile.ManagementUpdate = { ...profile, FirstName: "Ada" }
    // @ts-expect-error Nor is it a new account.
    const creation: Profile.Creation = profile
    // @ts-expect-error A user changes the password by `changePassword`.
    const password: Profile.Update = { Password: "new" }
    assert.isDefined([update, managementUpdate, creation, password])
  })
})

// --- custom fields ----------------------------------------------------------------------------------------------------

describe("withCustomFields", () => {
  const Customer = Profile.withCustomFields(
    Schema.Struct({
      plan: Schema.optional(Schema.Literal("free", "paid")),
      seats: Schema.optional(Schema.NumberFromString),
      tags: Schema.optional(Schema.parseJson(Schema.Array(Schema.String)))
    })
  )

  it.effect("reads the fields of a profile, and keeps those that are unknown to the schema", () =>
    Effect.gen(function* () {
      const profile = yield* Customer.decode(read({ FirstName: "Ada", CustomFields: { seats: "5", other: "kept" } }))
      assert.deepStrictEqual<unknown>(profile.CustomFields, { seats: 5, other: "kept" })
      assert.strictEqual(profile.FirstName, "Ada")
    })
  )

  it.effect("reads missing fields and null as absent", () =>
    Effect.gen(function* () {
      for (const CustomFields of [undefined, null, {}, { plan: null }]) {
        const profile = yield* Customer.decode(read({ CustomFields }))
        assert.deepStrictEqual(profile.CustomFields, {})
      }
    })
  )

  it.effect("writes every field as text", () =>
    Effect.gen(function* () {
      const update = yield* Customer.encode({
        FirstName: "Ada",
        CustomFields: { plan: "paid", seats: 5, tags: ["a"] }
      })
      assert.deepStrictEqual<unknown>(update, {
        FirstName: "Ada",
        CustomFields: { plan: "paid", seats: "5", tags: '["a"]' }
      })
    })
  )

  it.effect("fails with the path of the wrong value, and without the value", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Customer.decode(read({ CustomFields: { tags: '["ok", 4711]' } })))
      assert.strictEqual(error._tag, "InvalidCustomFields")
      assert.deepStrictEqual(error.path, ["CustomFields", "tags", 1])
      assert.strictEqual(error.message, "CustomFields.tags.1 does not fit the schema of the custom fields")
      assert.notInclude(inspect(error) + JSON.stringify(error) + String(error), "4711")
    })
  )

  it.effect("refuses to write a field that is not text", () =>
    Effect.gen(function* () {
      // @ts-expect-error Numbers are stored as text.
      const Wrong = Profile.withCustomFields(Schema.Struct({ seats: Schema.Number }))
      const error = yield* Effect.flip(Wrong.encode({ CustomFields: { seats: 5 } }))
      assert.deepStrictEqual(error.path, ["CustomFields", "seats"])
    })
  )

  it.effect("does not write back fields of which one could not be read, because it would be gone", () =>
    Effect.gen(function* () {
      const accepted = decode(Profile.Profile, { Uid: "u", CustomFields: { age: 42, b: { x: 1 } } })
      assert(Either.isRight(accepted))
      const Member = Profile.withCustomFields(Schema.Struct({ age: Schema.NumberFromString }))
      const member = yield* Member.decode(accepted.right)
      assert.deepStrictEqual(
        Wire.unread(member.CustomFields).map(({ path }) => path),
        ["b"]
      )
      assert.deepStrictEqual(yield* Member.encode({ CustomFields: member.CustomFields, FirstName: "Ada" }), {
        FirstName: "Ada"
      })
      assert.deepStrictEqual(yield* Member.encode({ CustomFields: { age: 43 } }), { CustomFields: { age: "43" } })
    })
  )
})
