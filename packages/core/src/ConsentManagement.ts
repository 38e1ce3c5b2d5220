/**
 * Consents: what users agreed to, and how they agree and change their mind.
 *
 * @since 0.1.0
 */
import * as Credential from "./Credential.js"
import * as Endpoint from "./Endpoint.js"
import * as ErrorCode from "./ErrorCode.js"
import { barredErrors } from "./internal/endpoints/errorGroups.js"
import { ConsentProfile } from "./model/AccountState.js"
import { ConsentLogs, ConsentVerification } from "./model/Consent.js"
import * as Login from "./model/Login.js"
import { ConsentDecision, ConsentEvent } from "./model/ProfileInput.js"
import * as Profile from "./Profile.js"
import * as Wire from "./Wire.js"

export type * from "./model/Consent.js"

const submission = () => ({
  /** The events whose forms the user has filled in. Without `IsCustom`, an event is one of LoginRadius' own. */
  events: Wire.named(Wire.array(ConsentEvent), "Events"),
  /** What the user said of each option of these forms, by the `ConsentId` that `Configuration.getConsentForms` has for it. */
  data: Wire.named(Wire.array(ConsentDecision), "Data")
})

/** A form that is not there, or was not filled in as it has to be. */
const formErrors = () =>
  [ErrorCode.ConsentFormInvalid, ErrorCode.ConsentFormNotAvailable, ErrorCode.ConsentManagementNotEnabled] as const

/**
 * Submits the consent forms that a login was refused for, and logs in by that.
 *
 * What is still to be done is asked for as at any login: where a PIN is due too, the answer is `PinSetupRequired`. `Login.settle` makes a
 * state of that.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/consent-by-consent-token}
 * @since 0.1.0
 * @category endpoints
 */
export const submitByConsentToken = /* @__PURE__ */ Endpoint.make("ConsentManagement.submitByConsentToken", () => ({
  route: "POST /identity/v2/auth/consent",
  auth: Credential.apiKey,
  query: {
    /** The token of `ConsentRequired`, with which the login was refused. It works once, and for minutes. */
    consentToken: Wire.named(Wire.secret, "consenttoken")
  },
  body: submission(),
  success: Login.Login,
  errors: [
    ErrorCode.ConsentTokenInvalid,
    ErrorCode.ConsentTokenExpired,
    ...formErrors(),
    ...barredErrors(),
    ErrorCode.AccountTemporarilyLocked,
    ErrorCode.PinSetupRequired,
    ErrorCode.ConsentRequired,
    ErrorCode.ActiveSessionLimitExceeded
  ],
  safety: "consumesCode",
  docs: "customer-identity-api/consent-management/consent-by-consent-token"
}))

/**
 * Submits consent forms for a user who is logged in, those of the app's own events among them; answers the profile, whose
 * `ConsentProfile` has what the user agrees to by now.
 *
 * Each submission is logged, also one that says what was said before: hence it is not repeated.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/consent-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const submitByAccessToken = /* @__PURE__ */ Endpoint.make("ConsentManagement.submitByAccessToken", () => ({
  route: "POST /identity/v2/auth/consent/profile",
  auth: Credential.accessToken,
  body: submission(),
  success: Profile.Profile,
  errors: [...formErrors(), ErrorCode.JsonPostBodyInvalid],
  safety: "creates",
  docs: "customer-identity-api/consent-management/consent-by-access-token"
}))

/**
 * Gives or withdraws single consents of a user who is logged in; answers all that the user agrees to by now.
 *
 * The versions of forms that were accepted stay. What a form requires cannot be withdrawn. Each change is logged, and told to
 * webhooks.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/update-consent-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const updateByAccessToken = /* @__PURE__ */ Endpoint.make("ConsentManagement.updateByAccessToken", () => ({
  route: "PUT /identity/v2/auth/consent",
  auth: Credential.accessToken,
  body: {
    /** What is given (`IsAccepted: true`) or withdrawn (`false`). What is not named stays. */
    consents: Wire.named(Wire.array(ConsentDecision), "Consents")
  },
  success: ConsentProfile,
  errors: [ErrorCode.JsonPutBodyInvalid, ErrorCode.ConsentFormInvalid, ErrorCode.ConsentManagementNotEnabled],
  safety: "creates",
  docs: "customer-identity-api/consent-management/update-consent-by-access-token"
}))

/**
 * Tells whether the user has accepted the form in force of an event.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/verify-consent-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const verifyByAccessToken = /* @__PURE__ */ Endpoint.make("ConsentManagement.verifyByAccessToken", () => ({
  route: "GET /identity/v2/auth/consent/verify",
  auth: Credential.accessToken,
  query: {
    /** The name of the event: `Register`, `FirstLogin`, `Login`, or one of the app's own. */
    event: Wire.string,
    /** Whether the event is one of the app's own: `false` unless said otherwise. */
    isCustom: Wire.optional(Wire.boolean, "IsCustom")
  },
  success: ConsentVerification,
  errors: [ErrorCode.ParameterMalformed, ErrorCode.ConsentFormNotAvailable, ErrorCode.ConsentManagementNotEnabled],
  safety: "read",
  docs: "customer-identity-api/consent-management/verify-consent-by-access-token"
}))

/**
 * Reads what the user has agreed to and withdrawn over time, with where from. Where nothing was ever logged, the call is refused
 * (`ConsentLogsNotAvailable`).
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/consent-log-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const consentLogs = /* @__PURE__ */ Endpoint.make("ConsentManagement.consentLogs", () => ({
  route: "GET /identity/v2/auth/consent/logs",
  auth: Credential.accessToken,
  success: ConsentLogs,
  errors: [ErrorCode.ConsentLogsNotAvailable, ErrorCode.ConsentManagementNotEnabled],
  safety: "read",
  docs: "customer-identity-api/consent-management/consent-log-by-access-token"
}))

/**
 * The same of an account by its `Uid`, for your server.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/consent-management/consent-log-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const consentLogsByUid = /* @__PURE__ */ Endpoint.make("ConsentManagement.consentLogsByUid", () => ({
  route: "GET /identity/v2/manage/account/:uid/consent/logs",
  auth: Credential.secret,
  success: ConsentLogs,
  errors: [ErrorCode.UserNotFound, ErrorCode.ConsentLogsNotAvailable, ErrorCode.ConsentManagementNotEnabled],
  safety: "read",
  docs: "customer-identity-api/consent-management/consent-log-by-uid"
}))
