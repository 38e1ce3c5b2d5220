/**
 * Errors of calls that the present state does not allow: something is taken, done or linked already.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** 936, 1046 · 403 · Another account of this application has the e-mail address. */
export class EmailAlreadyRegistered
  extends /* @__PURE__ */ define("EmailAlreadyRegistered", "conflict", { identity: [936, 1046] }) {}

/** 983 · 403 · Linking is not allowed for this account. */
export class AccountCannotBeLinked
  extends /* @__PURE__ */ define("AccountCannotBeLinked", "conflict", { identity: 983 }) {}

/** 986 · 403 · A different account holds this identity. */
export class AccountAlreadyLinked
  extends /* @__PURE__ */ define("AccountAlreadyLinked", "conflict", { identity: 986 }) {}

/** 987 · 403 · There is no link to remove. */
export class AccountNotLinked extends /* @__PURE__ */ define("AccountNotLinked", "conflict", { identity: 987 }) {}

/** 988 · 403 · The e-mail address has an account already: log in to it. */
export class AccountAlreadyExistsForEmail
  extends /* @__PURE__ */ define("AccountAlreadyExistsForEmail", "conflict", { identity: 988 }) {}

/** 989 · 403 · The account has no identity with this provider id. */
export class ProviderIdNotLinked extends /* @__PURE__ */ define("ProviderIdNotLinked", "conflict", { identity: 989 }) {}

/** 1002 · 403 · No further custom object can be stored. */
export class CustomObjectLimitReached
  extends /* @__PURE__ */ define("CustomObjectLimitReached", "conflict", { identity: 1002 }) {}

/** 1005 · 403 · The only e-mail address of an account has to stay. */
export class LastEmailCannotBeRemoved
  extends /* @__PURE__ */ define("LastEmailCannotBeRemoved", "conflict", { identity: 1005 }) {}

/** 1008 · 403 · The profile's identity at this provider has to stay. */
export class ProviderCannotBeUnlinked
  extends /* @__PURE__ */ define("ProviderCannotBeUnlinked", "conflict", { identity: 1008 }) {}

/** 1017 · 403 · Another account has the user name. */
export class UsernameAlreadyTaken
  extends /* @__PURE__ */ define("UsernameAlreadyTaken", "conflict", { identity: 1017 }) {}

/** 1025, 1126 · 403 · The e-mail address needs no verification any more. */
export class EmailAlreadyVerified
  extends /* @__PURE__ */ define("EmailAlreadyVerified", "conflict", { identity: [1025, 1126] }) {}

/** 1027 · 403 · Another account has the e-mail address, so it cannot be used here. */
export class EmailBelongsToExistingAccount
  extends /* @__PURE__ */ define("EmailBelongsToExistingAccount", "conflict", { identity: 1027 }) {}

/** 1030 · 403 · The e-mail address came with a social login: use that. */
export class EmailRegisteredWithSocialAccount
  extends /* @__PURE__ */ define("EmailRegisteredWithSocialAccount", "conflict", { identity: 1030 }) {}

/** 1033 · 403 · The address that the social provider reports is another account's. */
export class SocialEmailUsedByAnotherAccount
  extends /* @__PURE__ */ define("SocialEmailUsedByAnotherAccount", "conflict", { identity: 1033 }) {}

/** 1041 · 403 · All five REST hook subscriptions are used. */
export class RestHookLimitExceeded
  extends /* @__PURE__ */ define("RestHookLimitExceeded", "conflict", { identity: 1041 }) {}

/** 1044 · 403 · Another account has this id. */
export class AccountIdAlreadyRegistered
  extends /* @__PURE__ */ define("AccountIdAlreadyRegistered", "conflict", { identity: 1044 }) {}

/** 1058 · 403 · Another account has the phone number. */
export class PhoneAlreadyRegistered
  extends /* @__PURE__ */ define("PhoneAlreadyRegistered", "conflict", { identity: 1058 }) {}

/** 1073 · 403 · The phone number needs no verification any more. */
export class PhoneAlreadyVerified
  extends /* @__PURE__ */ define("PhoneAlreadyVerified", "conflict", { identity: 1073 }) {}

/** 1085 · 403 · All five webhook subscriptions are used. */
export class WebhookLimitExceeded
  extends /* @__PURE__ */ define("WebhookLimitExceeded", "conflict", { identity: 1085 }) {}

/** 1106 · 403 · The phone number already serves as this profile's second factor. */
export class MfaPhoneAlreadyRegistered
  extends /* @__PURE__ */ define("MfaPhoneAlreadyRegistered", "conflict", { identity: 1106 }) {}

/** 1110 · 403 · A webhook calls this URL already. */
export class WebhookAlreadySubscribed
  extends /* @__PURE__ */ define("WebhookAlreadySubscribed", "conflict", { identity: 1110 }) {}

/** 1113 · 403 · The account has no e-mail identity to mark as unverified. */
export class NoEmailToInvalidate
  extends /* @__PURE__ */ define("NoEmailToInvalidate", "conflict", { identity: 1113 }) {}

/** 1115 · 403 · The e-mail address is unverified as it is. */
export class EmailAlreadyUnverified
  extends /* @__PURE__ */ define("EmailAlreadyUnverified", "conflict", { identity: 1115 }) {}

/** 1127 · 403 · The account has backup codes: a reset makes new ones. */
export class BackupCodeAlreadyGenerated
  extends /* @__PURE__ */ define("BackupCodeAlreadyGenerated", "conflict", { identity: 1127 }) {}

/** 1136 · 403 · An earlier request used this client GUID: make a fresh one. */
export class ClientGuidAlreadyUsed
  extends /* @__PURE__ */ define("ClientGuidAlreadyUsed", "conflict", { identity: 1136 }) {}

/** 1147 · 403 · The account has no phone number to mark as unverified. */
export class NoPhoneToInvalidate
  extends /* @__PURE__ */ define("NoPhoneToInvalidate", "conflict", { identity: 1147 }) {}

/** 1161 · 403 · The phone number is unverified as it is. */
export class PhoneAlreadyUnverified
  extends /* @__PURE__ */ define("PhoneAlreadyUnverified", "conflict", { identity: 1161 }) {}

/** 1173 · 403 · Refused: it concerns the sole e-mail address of a profile, or a lock that its user cannot lift. */
export class OnlyEmailInProfile extends /* @__PURE__ */ define("OnlyEmailInProfile", "conflict", { identity: 1173 }) {}

/** 1174 · 403 · The account's e-mail address cannot be replaced in this way. */
export class EmailUpdateNotAllowed
  extends /* @__PURE__ */ define("EmailUpdateNotAllowed", "conflict", { identity: 1174 }) {}

/** 1175 · 403 · The role exists, or cannot have this name. */
export class RoleNameInvalidOrExists
  extends /* @__PURE__ */ define("RoleNameInvalidOrExists", "conflict", { identity: 1175 }) {}

/** 1219 · 403 · Both sides of the unlinking are the same account. */
export class AccountCannotUnlinkItself
  extends /* @__PURE__ */ define("AccountCannotUnlinkItself", "conflict", { identity: 1219 }) {}

/** 1221 · 403 · There is no lock to lift. */
export class AccountAlreadyUnlocked
  extends /* @__PURE__ */ define("AccountAlreadyUnlocked", "conflict", { identity: 1221 }) {}

/** 1222 · 403 · The user has accepted the policy in force. */
export class PrivacyPolicyAlreadyAccepted
  extends /* @__PURE__ */ define("PrivacyPolicyAlreadyAccepted", "conflict", { identity: 1222 }) {}

/** 1250 · 403 · The phone is a second factor: change it by updating the profile. */
export class MfaPhoneUpdateNotAllowed
  extends /* @__PURE__ */ define("MfaPhoneUpdateNotAllowed", "conflict", { identity: 1250 }) {}

/** 1258 · 403 · Questions cannot change while the profile has a different second factor. */
export class MfaMethodAlreadyEnabled
  extends /* @__PURE__ */ define("MfaMethodAlreadyEnabled", "conflict", { identity: 1258 }) {}

/** 1311 · 403 · This push notification has had its answer. */
export class PushVerificationAlreadyDone
  extends /* @__PURE__ */ define("PushVerificationAlreadyDone", "conflict", { identity: 1311 }) {}

/** manageV2 7989 · status not documented · A webhook calls this URL already. */
export class WebhookConfigurationAlreadyExists
  extends /* @__PURE__ */ define("WebhookConfigurationAlreadyExists", "conflict", { manageV2: 7989 }) {}

/** manageV2 8170 · status not documented · The user is a member of the organization already. */
export class OrganizationUserAlreadyExists
  extends /* @__PURE__ */ define("OrganizationUserAlreadyExists", "conflict", { manageV2: 8170 }) {}
