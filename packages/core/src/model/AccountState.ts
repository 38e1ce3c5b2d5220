/**
 * What LoginRadius itself keeps about an account: PIN, policy, consents, registration data.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const pinInformationMembers = () => ({
  /** A hash. */
  PIN: Wire.secret,
  Skipped: Wire.boolean,
  SkippedDate: Wire.dateTime,
  LastPINChangeDate: Wire.dateTime,
  LastPINChangeToken: Wire.secret
})

/**
 * The PIN of an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface PinInformation extends Wire.Type<typeof pinInformationMembers> {}

/**
 * `PinInformation` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface PinInformationEncoded extends Wire.Encoded<typeof pinInformationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PinInformation: Wire.Wire<PinInformation, PinInformationEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "PinInformation",
  pinInformationMembers
)

const acceptedPrivacyPolicyMembers = () => ({
  Version: Wire.string,
  AcceptSource: Wire.string,
  AcceptDateTime: Wire.dateTime
})

/**
 * The version of the privacy policy that a user accepted.
 *
 * @since 0.1.0
 * @category models
 */
export interface AcceptedPrivacyPolicy extends Wire.Type<typeof acceptedPrivacyPolicyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const AcceptedPrivacyPolicy: Wire.Wire<AcceptedPrivacyPolicy> = /* @__PURE__ */ Wire.document(
  "AcceptedPrivacyPolicy",
  acceptedPrivacyPolicyMembers
)

const consentVersionMembers = () => ({
  Event: Wire.string,
  IsCustom: Wire.boolean,
  Version: Wire.integer
})

/**
 * A version of a consent form that was accepted.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentVersion extends Wire.Type<typeof consentVersionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentVersion: Wire.Wire<ConsentVersion> = /* @__PURE__ */ Wire.document(
  "ConsentVersion",
  consentVersionMembers
)

const consentOptionMembers = () => ({
  ConsentOptionId: Wire.string,
  AcceptOnDate: Wire.dateTime
})

/**
 * A single consent that was given.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentOption extends Wire.Type<typeof consentOptionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentOption: Wire.Wire<ConsentOption> = /* @__PURE__ */ Wire.document(
  "ConsentOption",
  consentOptionMembers
)

const consentProfileMembers = () => ({
  AcceptedConsentVersions: Wire.array(ConsentVersion),
  Consents: Wire.array(ConsentOption)
})

/**
 * The consents of a user.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConsentProfile extends Wire.Type<typeof consentProfileMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ConsentProfile: Wire.Wire<ConsentProfile> = /* @__PURE__ */ Wire.document(
  "ConsentProfile",
  consentProfileMembers
)

const registrationDataValueMembers = () => ({
  Id: Wire.string
})

/**
 * A chosen entry of a registration data list.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationDataValue extends Wire.Type<typeof registrationDataValueMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationDataValue: Wire.Wire<RegistrationDataValue> = /* @__PURE__ */ Wire.document(
  "RegistrationDataValue",
  registrationDataValueMembers
)

const registrationDataSourceMembers = () => ({
  DataSource: Wire.string,
  Value: RegistrationDataValue
})

/**
 * A registration data list, and the entry that was chosen from it.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationDataSource extends Wire.Type<typeof registrationDataSourceMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationDataSource: Wire.Wire<RegistrationDataSource> = /* @__PURE__ */ Wire.document(
  "RegistrationDataSource",
  registrationDataSourceMembers
)

const registrationDataMembers = () => ({
  Data: Wire.array(RegistrationDataSource)
})

/**
 * What was chosen from registration data lists.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationData extends Wire.Type<typeof registrationDataMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const RegistrationData: Wire.Wire<RegistrationData> = /* @__PURE__ */ Wire.document(
  "RegistrationData",
  registrationDataMembers
)

const organizationMembershipMembers = () => ({
  Id: Wire.string
})

/**
 * An organization that an account belongs to.
 *
 * @since 0.1.0
 * @category models
 */
export interface OrganizationMembership extends Wire.Type<typeof organizationMembershipMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const OrganizationMembership: Wire.Wire<OrganizationMembership> = /* @__PURE__ */ Wire.document(
  "OrganizationMembership",
  organizationMembershipMembers
)

const passkeyLoginMembers = () => ({
  ProgressiveEnrollmentDate: Wire.dateTime,
  ProgressiveFlag: Wire.boolean,
  LocalEnrollmentFlag: Wire.boolean
})

/**
 * Where a user stands in setting up passkeys.
 *
 * @since 0.1.0
 * @category models
 */
export interface PasskeyLogin extends Wire.Type<typeof passkeyLoginMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PasskeyLogin: Wire.Wire<PasskeyLogin> = /* @__PURE__ */ Wire.document("PasskeyLogin", passkeyLoginMembers)
