/**
 * Errors of users who have to accept a privacy policy or submit a consent form first.
 *
 * @since 0.1.0
 */
import { consentDue, privacyPolicyTokens } from "./extras.js"
import { define } from "../LoginRadiusError.js"

/** 1194 · 403 · The user must accept the privacy policy in force; `accessToken` serves to do so. */
export class PrivacyPolicyNotAccepted
  extends /* @__PURE__ */ define("PrivacyPolicyNotAccepted", "consent", { identity: 1194 }, privacyPolicyTokens) {}

/** 1196 · 403 · Nobody registers here without accepting the privacy policy. */
export class PrivacyPolicyRequiredForRegistration
  extends /* @__PURE__ */ define("PrivacyPolicyRequiredForRegistration", "consent", { identity: 1196 }) {}

/** 1226 · 403 · The user must submit the forms of `events`; `consentToken` serves to do so. */
export class ConsentRequired
  extends /* @__PURE__ */ define("ConsentRequired", "consent", { identity: 1226 }, consentDue) {}
