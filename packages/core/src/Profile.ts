/**
 * The profile of an account: how it reads, what can be written of it, and custom fields of your own types.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { codecOf } from "./internal/effect/schema.js"
import { isObject, lossesIn, withLosses } from "./internal/wire/codec.js"
import { unread } from "./Wire.js"
import { type ManagementUpdate, type Profile, settableMembers, type Update } from "./model/Profile.js"

export * from "./model/AccountState.js"
export * from "./model/Career.js"
export * from "./model/Likes.js"
export * from "./model/Person.js"
export * from "./model/ProfileInput.js"
export * from "./model/Social.js"
export { SocialProfile, type SocialProfileEncoded } from "./model/SocialProfile.js"
export {
  CaptchaRegistration,
  type CaptchaRegistrationDecoded,
  type CaptchaRegistrationEncoded,
  Creation,
  type CreationDecoded,
  type CreationEncoded,
  ManagementUpdate,
  type ManagementUpdateDecoded,
  type ManagementUpdateEncoded,
  type NotAsRead,
  PhoneRegistration,
  type PhoneRegistrationDecoded,
  type PhoneRegistrationEncoded,
  Profile,
  type ProfileEncoded,
  Registration,
  type RegistrationDecoded,
  type RegistrationEncoded,
  Update,
  type UpdateDecoded,
  type UpdateEncoded
} from "./model/Profile.js"
export {
  ProfileList,
  type ProfileListEncoded,
  ProfilePostResponse,
  type ProfilePostResponseEncoded,
  ProfilePostResponseOrProfile
} from "./model/ProfileAnswers.js"

/**
 * The address of type `Primary`, or else the first address. `undefined` if the profile has no address.
 *
 * @since 0.1.0
 * @category reading
 */
export const primaryEmail = ({ Email }: Pick<Profile, "Email">): string | undefined => {
  const addresses = (Email ?? []).filter(({ Value }) => Value?.trim())
  const address = addresses.find(({ Type }) => Type?.toLowerCase() === "primary") ?? addresses[0]
  return address?.Value ?? undefined
}

/** Counters and credentials of social providers: the service takes them, but they are not the user's to write. */
const leftToProviders: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "FollowersCount",
  "FriendsCount",
  "NumRecommenders",
  "PrivateGists",
  "ProviderAccessCredential",
  "PublicGists",
  "PublicRepository",
  "TotalPrivateRepository",
  "TotalStatusesCount"
])

/** The forms in which a birth date is taken; social providers store others. */
const writableBirthDate = /^\d{1,2}[-/]\d{1,2}[-/]\d{4}$/

const isWrittenBack = (name: string, value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !leftToProviders.has(name) &&
  // A list without the item that could not be read would take the place of the whole one.
  unread(value).length === 0 &&
  (name !== "BirthDate" || (typeof value === "string" && writableBirthDate.test(value)))

/**
 * Makes an update of a profile that was read: keeps what can be written back, and lays `changes` over it.
 *
 * Left out is what means something else when it is written (`Password` is a hash here and a new password there), what
 * identifies the account (`Email`, `PhoneId`, `UserName`, ids), what the service keeps by itself (dates, counters, state,
 * linked identities), members that are `null` or of which something could not be read (`Wire.unread`), and a birth date in a
 * form that is not taken. Nothing is lost by that: an update leaves alone what it does not name. What `changes` names is
 * always written.
 *
 * @since 0.1.0
 * @category writing
 * @example
 * ```ts
 * import * as Profile from "@loginradius-effect/core/Profile"
 *
 * declare const profile: Profile.Profile
 *
 * const update = Profile.toUpdate({ ...profile, FirstName: "Ada" }, { UserName: "ada" })
 * ```
 */
export const toUpdate: {
  (profile: Profile, changes?: Update): Update
  (profile: Profile, changes: ManagementUpdate): ManagementUpdate
} = (profile: Profile, changes: ManagementUpdate = {}): Update => {
  const update: Record<string, unknown> = {}
  for (const name of [...Object.keys(settableMembers()), "ExternalIds"] as ReadonlyArray<keyof Profile>) {
    if (isWrittenBack(name, profile[name])) update[name] = profile[name]
  }
  return { ...update, ...changes }
}

/**
 * Custom fields that do not fit the schema. Names the place, never the value.
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidCustomFields
  extends /* @__PURE__ */ Data.TaggedError("InvalidCustomFields")<{
    /** From `CustomFields` down to the member at fault. */
    readonly path: ReadonlyArray<PropertyKey>
  }>
{
  override get message(): string {
    return `${this.path.map(String).join(".")} does not fit the schema of the custom fields`
  }
}

/**
 * A profile with custom fields of your own type.
 *
 * @since 0.1.0
 * @category custom fields
 */
export interface WithCustomFields<A> extends Omit<Profile, "CustomFields"> {
  readonly CustomFields: A
}

/**
 * An update with custom fields of your own type.
 *
 * @since 0.1.0
 * @category custom fields
 */
export interface UpdateWithCustomFields<A> extends Omit<Update, "CustomFields"> {
  readonly CustomFields: A
}

/**
 * Reads and writes custom fields by a schema of yours. LoginRadius stores text, so the schema's encoded side has to be
 * text too (`Schema.NumberFromString`, `Schema.parseJson` …). A profile without custom fields reads as one with `{}`, and
 * fields that the schema does not know are kept. Custom fields as they were read are not written back where one of them could
 * not be read (`Wire.unread`): it would be gone.
 *
 * @since 0.1.0
 * @category custom fields
 * @example
 * ```ts
 * import * as Profile from "@loginradius-effect/core/Profile"
 * import * as Schema from "effect/Schema"
 *
 * const Customer = Profile.withCustomFields(
 *   Schema.Struct({ plan: Schema.Literal("free", "paid"), seats: Schema.NumberFromString })
 * )
 *
 * // Effect<Update, InvalidCustomFields>
 * const update = Customer.encode({ CustomFields: { plan: "paid", seats: 5 } })
 * ```
 */
export const withCustomFields = <A, I extends { readonly [K in keyof I]: string | undefined }>(
  schema: Schema.Schema<A, I>
): {
  readonly decode: (profile: Profile) => Effect.Effect<WithCustomFields<A>, InvalidCustomFields>
  readonly encode: (changes: UpdateWithCustomFields<A>) => Effect.Effect<Update, InvalidCustomFields>
} => {
  const { decode, encode } = codecOf(schema)
  return {
    decode: (profile) =>
      decode(present(profile.CustomFields ?? {})).pipe(
        Effect.map((fields) => {
          const CustomFields = isObject(fields) ? withLosses(fields, lossesIn(profile.CustomFields)) : fields
          return withLosses({ ...profile, CustomFields }, lossesIn(profile))
        }),
        Effect.mapError(invalid)
      ),
    encode: ({ CustomFields: given, ...changes }) =>
      // They are written as a whole: what could not be read would be gone.
      lossesIn(given).length > 0
        ? Effect.succeed(changes)
        : encode(given).pipe(
            Effect.mapError(invalid),
            Effect.flatMap(texts),
            Effect.map((CustomFields) => ({ ...changes, CustomFields }))
          )
  }
}

/** The service answers `null` for a field that is not set, which schemas call absent. */
const present = (fields: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

const texts = (fields: object): Effect.Effect<{ readonly [name: string]: string }, InvalidCustomFields> => {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  const wrong = entries.find(([, value]) => typeof value !== "string")
  return wrong === undefined
    ? Effect.succeed(Object.fromEntries(entries))
    : Effect.fail(new InvalidCustomFields({ path: ["CustomFields", wrong[0]] }))
}

const invalid = (path: ReadonlyArray<PropertyKey>): InvalidCustomFields =>
  new InvalidCustomFields({ path: ["CustomFields", ...path] })
