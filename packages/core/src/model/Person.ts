/**
 * Who a person is: name, places, addresses, numbers.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const addressMembers = () => ({
  /** Free text; one address per type. */
  Type: Wire.string,
  Address1: Wire.string,
  Address2: Wire.string,
  City: Wire.string,
  State: Wire.string,
  PostalCode: Wire.string,
  Region: Wire.string,
  Country: Wire.string,
  /** `"delete"` takes the entry out of the list. Only when written. */
  op: Wire.literals("delete")
})

/**
 * A postal address.
 *
 * @since 0.1.0
 * @category models
 */
export interface Address extends Wire.Type<typeof addressMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Address: Wire.Wire<Address> = /* @__PURE__ */ Wire.document("Address", addressMembers)

const ageRangeMembers = () => ({
  Min: Wire.oneOf(Wire.integer, Wire.string),
  Max: Wire.oneOf(Wire.integer, Wire.string)
})

/**
 * The range that a person's age is in.
 *
 * @since 0.1.0
 * @category models
 */
export interface AgeRange extends Wire.Type<typeof ageRangeMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AgeRange: Wire.Wire<AgeRange> = /* @__PURE__ */ Wire.document("AgeRange", ageRangeMembers)

const countryMembers = () => ({
  /** Worked out by the service from the name. */
  Code: Wire.string,
  Name: Wire.string
})

/**
 * A country.
 *
 * @since 0.1.0
 * @category models
 */
export interface Country extends Wire.Type<typeof countryMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Country: Wire.Wire<Country> = /* @__PURE__ */ Wire.document("Country", countryMembers)

const emailMembers = () => ({
  /** Free text, one address per type; the first address is `Primary`. */
  Type: Wire.aliased(Wire.string, "type"),
  /** The address. */
  Value: Wire.aliased(Wire.string, "value")
})

/**
 * An e-mail address of an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface Email extends Wire.Type<typeof emailMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Email: Wire.Wire<Email> = /* @__PURE__ */ Wire.document("Email", emailMembers)

const phoneNumberMembers = () => ({
  /** Free text; one number per type. */
  PhoneType: Wire.string,
  PhoneNumber: Wire.string,
  /** `"delete"` takes the entry out of the list. Only when written. */
  op: Wire.literals("delete")
})

/**
 * A phone number. The number that a user logs in with is `PhoneId` instead.
 *
 * @since 0.1.0
 * @category models
 */
export interface PhoneNumber extends Wire.Type<typeof phoneNumberMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PhoneNumber: Wire.Wire<PhoneNumber> = /* @__PURE__ */ Wire.document("PhoneNumber", phoneNumberMembers)

const imAccountMembers = () => ({
  AccountType: Wire.string,
  AccountName: Wire.string
})

/**
 * An account of an instant messenger.
 *
 * @since 0.1.0
 * @category models
 */
export interface IMAccount extends Wire.Type<typeof imAccountMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const IMAccount: Wire.Wire<IMAccount> = /* @__PURE__ */ Wire.document("IMAccount", imAccountMembers)

const placeLivedMembers = () => ({
  Name: Wire.string,
  IsPrimary: Wire.oneOf(Wire.boolean, Wire.string),
  /** `"delete"` takes the entry out of the list. Only when written. */
  op: Wire.literals("delete")
})

/**
 * A place where a person lives or has lived.
 *
 * @since 0.1.0
 * @category models
 */
export interface PlaceLived extends Wire.Type<typeof placeLivedMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PlaceLived: Wire.Wire<PlaceLived> = /* @__PURE__ */ Wire.document("PlaceLived", placeLivedMembers)

const languageMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Proficiency: Wire.string,
  /** `"delete"` takes the entry out of the list. Only when written. */
  op: Wire.literals("delete")
})

/**
 * A language that a person speaks.
 *
 * @since 0.1.0
 * @category models
 */
export interface Language extends Wire.Type<typeof languageMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Language: Wire.Wire<Language> = /* @__PURE__ */ Wire.document("Language", languageMembers)

const familyMemberMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Relationship: Wire.string
})

/**
 * A relative.
 *
 * @since 0.1.0
 * @category models
 */
export interface FamilyMember extends Wire.Type<typeof familyMemberMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const FamilyMember: Wire.Wire<FamilyMember> = /* @__PURE__ */ Wire.document("FamilyMember", familyMemberMembers)

const externalIdMembers = () => ({
  /** The name of that system. */
  Source: Wire.string,
  /** The account's id there. */
  SourceId: Wire.string,
  /** `"delete"` takes the entry out of the list. Only when written. */
  op: Wire.literals("delete")
})

/**
 * The id of an account in a system of yours.
 *
 * @since 0.1.0
 * @category models
 */
export interface ExternalId extends Wire.Type<typeof externalIdMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ExternalId: Wire.Wire<ExternalId> = /* @__PURE__ */ Wire.document("ExternalId", externalIdMembers)
