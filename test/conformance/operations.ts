/** The functions of LoginRadius' Node SDK: those that are emulated, those that send nothing, and arguments of the others. */

/** Functions whose endpoint is emulated. A test calls each of them with success. */
export const emulated = {
  pins: [
    "pinAuthenticationApi.changePINByAccessToken",
    "pinAuthenticationApi.inValidatePinSessionToken",
    "pinAuthenticationApi.pinLogin",
    "pinAuthenticationApi.resetPINByEmailAndOtp",
    "pinAuthenticationApi.resetPINByEmailAndSecurityAnswer",
    "pinAuthenticationApi.resetPINByPhoneAndOtp",
    "pinAuthenticationApi.resetPINByPhoneAndSecurityAnswer",
    "pinAuthenticationApi.resetPINByResetToken",
    "pinAuthenticationApi.resetPINByUsernameAndOtp",
    "pinAuthenticationApi.resetPINByUsernameAndSecurityAnswer",
    "pinAuthenticationApi.sendForgotPINEmailByEmail",
    "pinAuthenticationApi.sendForgotPINEmailByUsername",
    "pinAuthenticationApi.sendForgotPINSMSByPhone",
    "pinAuthenticationApi.setPINByPinAuthToken"
  ],
  consents: [
    "consentManagementApi.getConsentLogs",
    "consentManagementApi.getConsentLogsByUid",
    "consentManagementApi.submitConsentByAccessToken",
    "consentManagementApi.submitConsentByConsentToken",
    "consentManagementApi.updateConsentProfileByAccessToken",
    "consentManagementApi.verifyConsentByAccessToken"
  ],
  stepUp: [
    "reAuthenticationApi.mfaReAuthenticate",
    "reAuthenticationApi.mfaReAuthenticateByAuthenticatorCode",
    "reAuthenticationApi.mfaReAuthenticateByBackupCode",
    "reAuthenticationApi.mfaReAuthenticateByOTP",
    "reAuthenticationApi.mfaReAuthenticateByPassword",
    "reAuthenticationApi.reAuthBySecurityQuestion",
    "reAuthenticationApi.reAuthSendEmailOtp",
    "reAuthenticationApi.reAuthValidateEmailOtp",
    "reAuthenticationApi.verifyMultiFactorOtpReauthentication",
    "reAuthenticationApi.verifyMultiFactorPINReauthentication",
    "reAuthenticationApi.verifyMultiFactorPasswordReauthentication",
    "reAuthenticationApi.verifyPINAuthentication"
  ],
  authentication: [
    "authenticationApi.acceptPrivacyPolicy",
    "authenticationApi.addEmail",
    "authenticationApi.authInValidateAccessToken",
    "authenticationApi.authResendEmailVerification",
    "authenticationApi.authValidateAccessToken",
    "authenticationApi.changePassword",
    "authenticationApi.checkEmailAvailability",
    "authenticationApi.checkUserNameAvailability",
    "authenticationApi.deleteAccountByDeleteToken",
    "authenticationApi.deleteAccountWithEmailConfirmation",
    "authenticationApi.forgotPassword",
    "authenticationApi.getPrivacyPolicyHistoryByAccessToken",
    "authenticationApi.getProfileByAccessToken",
    "authenticationApi.getSecurityQuestionsByAccessToken",
    "authenticationApi.getSecurityQuestionsByEmail",
    "authenticationApi.getSecurityQuestionsByPhone",
    "authenticationApi.getSecurityQuestionsByUserName",
    "authenticationApi.linkSocialIdentities",
    "authenticationApi.loginByEmail",
    "authenticationApi.loginByUserName",
    "authenticationApi.removeEmail",
    "authenticationApi.resetPasswordByEmailOTP",
    "authenticationApi.resetPasswordByOTPAndUserName",
    "authenticationApi.resetPasswordByResetToken",
    "authenticationApi.resetPasswordBySecurityAnswerAndEmail",
    "authenticationApi.resetPasswordBySecurityAnswerAndPhone",
    "authenticationApi.resetPasswordBySecurityAnswerAndUserName",
    "authenticationApi.sendWelcomeEmail",
    "authenticationApi.setOrChangeUserName",
    "authenticationApi.unlinkSocialIdentities",
    "authenticationApi.unlockAccountByToken",
    "authenticationApi.updateProfileByAccessToken",
    "authenticationApi.userRegistrationByCaptcha",
    "authenticationApi.userRegistrationByEmail",
    "authenticationApi.verifyEmail",
    "authenticationApi.verifyEmailByOTP",
    "helper.getSott",
    "riskBasedAuthenticationApi.rbaLoginByEmail",
    "riskBasedAuthenticationApi.rbaLoginByUserName"
  ],
  management: [
    "accountApi.accountDeleteByEmail",
    "accountApi.accountUpdateUid",
    "accountApi.createAccount",
    "accountApi.deleteAccountByUid",
    "accountApi.getAccessTokenByUid",
    "accountApi.getAccountIdentitiesByEmail",
    "accountApi.getAccountPasswordHashByUid",
    "accountApi.getAccountProfileByEmail",
    "accountApi.getAccountProfileByPhone",
    "accountApi.getAccountProfileByUid",
    "accountApi.getAccountProfileByUserName",
    "accountApi.getEmailVerificationToken",
    "accountApi.getForgotPasswordToken",
    "accountApi.getPrivacyPolicyHistoryByUid",
    "accountApi.invalidateAccountEmailVerification",
    "accountApi.multipurposeEmailTokenGeneration",
    "accountApi.multipurposeSMSOTPGeneration",
    "accountApi.removeEmail",
    "accountApi.setAccountPasswordByUid",
    "accountApi.updateAccountByUid",
    "accountApi.updatePhoneIDByUid",
    "accountApi.upsertEmail",
    "configurationApi.getConfigurations",
    "configurationApi.getServerInfo",
    "sottApi.generateSott"
  ],
  webhooks: [
    "webHookApi.createWebhookSubscription",
    "webHookApi.deleteWebhookSubscription",
    "webHookApi.getWebhookEvents",
    "webHookApi.getWebhookSubscriptionDetail",
    "webHookApi.listAllWebhooks",
    "webHookApi.updateWebhookSubscription"
  ],
  records: [
    "customObjectApi.createCustomObjectByToken",
    "customObjectApi.createCustomObjectByUid",
    "customObjectApi.deleteCustomObjectByRecordID",
    "customObjectApi.deleteCustomObjectByToken",
    "customObjectApi.getCustomObjectByRecordID",
    "customObjectApi.getCustomObjectByRecordIDAndToken",
    "customObjectApi.getCustomObjectByToken",
    "customObjectApi.getCustomObjectByUid",
    "customObjectApi.updateCustomObjectByToken",
    "customObjectApi.updateCustomObjectByUid",
    "roleApi.addRolePermissions",
    "roleApi.assignRolesByUid",
    "roleApi.createRoles",
    "roleApi.deleteAdditionalPermissionFromRoleContextByUid",
    "roleApi.deleteRole",
    "roleApi.deleteRoleContextByUid",
    "roleApi.deleteRolesFromRoleContextByUid",
    "roleApi.getRoleContextByContextName",
    "roleApi.getRoleContextByUid",
    "roleApi.getRolesByUid",
    "roleApi.getRolesList",
    "roleApi.removeRolePermissions",
    "roleApi.unassignRolesByUid",
    "roleApi.updateRoleContextByUid"
  ],
  secondFactor: [
    "multiFactorAuthenticationApi.mfaBackupCodeByAccessToken",
    "multiFactorAuthenticationApi.mfaBackupCodeByUid",
    "multiFactorAuthenticationApi.mfaConfigureByAccessToken",
    "multiFactorAuthenticationApi.mfaEmailOTP",
    "multiFactorAuthenticationApi.mfaEmailOtpByAccessToken",
    "multiFactorAuthenticationApi.mfaLoginByEmail",
    "multiFactorAuthenticationApi.mfaLoginByPhone",
    "multiFactorAuthenticationApi.mfaLoginByUserName",
    "multiFactorAuthenticationApi.mfaResendOTP",
    "multiFactorAuthenticationApi.mfaResetAuthenticatorByToken",
    "multiFactorAuthenticationApi.mfaResetAuthenticatorByUid",
    "multiFactorAuthenticationApi.mfaResetBackupCodeByAccessToken",
    "multiFactorAuthenticationApi.mfaResetBackupCodeByUid",
    "multiFactorAuthenticationApi.mfaResetEmailOtpAuthenticatorByAccessToken",
    "multiFactorAuthenticationApi.mfaResetEmailOtpAuthenticatorByUid",
    "multiFactorAuthenticationApi.mfaResetSMSAuthByToken",
    "multiFactorAuthenticationApi.mfaResetSMSAuthenticatorByUid",
    "multiFactorAuthenticationApi.mfaResetSecurityQuestionAuthenticatorByAccessToken",
    "multiFactorAuthenticationApi.mfaResetSecurityQuestionAuthenticatorByUid",
    "multiFactorAuthenticationApi.mfaSecurityQuestionAnswer",
    "multiFactorAuthenticationApi.mfaSecurityQuestionAnswerByAccessToken",
    "multiFactorAuthenticationApi.mfaSecurityQuestionAnswerVerification",
    "multiFactorAuthenticationApi.mfaUpdatePhoneNumber",
    "multiFactorAuthenticationApi.mfaUpdatePhoneNumberByToken",
    "multiFactorAuthenticationApi.mfaUpdateSetting",
    "multiFactorAuthenticationApi.mfaValidateAuthenticatorCode",
    "multiFactorAuthenticationApi.mfaValidateBackupCode",
    "multiFactorAuthenticationApi.mfaValidateEmailOtp",
    "multiFactorAuthenticationApi.mfaValidateEmailOtpByAccessToken",
    "multiFactorAuthenticationApi.mfaValidateOTPByPhone",
    "multiFactorAuthenticationApi.mfaVerifyAuthenticatorCode"
  ],
  passwordless: [
    "accountApi.resetPhoneIDVerificationByUid",
    "oneTouchLoginApi.oneTouchEmailVerification",
    "oneTouchLoginApi.oneTouchLoginByEmail",
    "oneTouchLoginApi.oneTouchLoginByPhone",
    "oneTouchLoginApi.oneTouchLoginOTPVerification",
    "oneTouchLoginApi.oneTouchLoginPing",
    "passwordLessLoginApi.passwordlessLoginByEmail",
    "passwordLessLoginApi.passwordlessLoginByPhone",
    "passwordLessLoginApi.passwordlessLoginByUserName",
    "passwordLessLoginApi.passwordlessLoginPhoneVerification",
    "passwordLessLoginApi.passwordlessLoginVerification",
    "passwordLessLoginApi.passwordlessLoginVerificationByEmailAndOTP",
    "passwordLessLoginApi.passwordlessLoginVerificationByUserNameAndOTP",
    "phoneAuthenticationApi.checkPhoneNumberAvailability",
    "phoneAuthenticationApi.forgotPasswordByPhoneOTP",
    "phoneAuthenticationApi.loginByPhone",
    "phoneAuthenticationApi.phoneResendVerificationOTP",
    "phoneAuthenticationApi.phoneResendVerificationOTPByToken",
    "phoneAuthenticationApi.phoneVerificationByOTP",
    "phoneAuthenticationApi.phoneVerificationOTPByAccessToken",
    "phoneAuthenticationApi.removePhoneIDByAccessToken",
    "phoneAuthenticationApi.resetPasswordByPhoneOTP",
    "phoneAuthenticationApi.updatePhoneNumber",
    "phoneAuthenticationApi.userRegistrationByPhone",
    "riskBasedAuthenticationApi.rbaLoginByPhone",
    "smartLoginApi.smartLoginByEmail",
    "smartLoginApi.smartLoginByUserName",
    "smartLoginApi.smartLoginPing",
    "smartLoginApi.smartLoginTokenVerification"
  ],
  social: [
    "authenticationApi.authSendVerificationEmailForLinkingSocialProfiles",
    "authenticationApi.getProfileByPing",
    "authenticationApi.linkSocialIdentitiesByPing",
    "nativeSocialApi.getAccessTokenByFacebookAccessToken",
    "nativeSocialApi.getAccessTokenByTwitterAccessToken",
    "socialApi.exchangeAccessToken",
    "socialApi.getActiveSession",
    "socialApi.inValidateAccessToken",
    "socialApi.refreshAccessToken",
    "socialApi.validateAccessToken"
  ],
  tokens: [
    "accountApi.refreshAccessTokenByRefreshToken",
    "accountApi.revokeAllRefreshToken",
    "accountApi.revokeRefreshToken",
    "authenticationApi.getAccessTokenInfo",
    "nativeSocialApi.accessTokenViaCustomJWTToken",
    "nativeSocialApi.getAccessTokenByAppleIdCode",
    "nativeSocialApi.getAccessTokenByFoursquareAccessToken",
    "nativeSocialApi.getAccessTokenByGoogleAccessToken",
    "nativeSocialApi.getAccessTokenByGoogleAuthCode",
    "nativeSocialApi.getAccessTokenByGoogleJWTAccessToken",
    "nativeSocialApi.getAccessTokenByLinkedinAccessToken",
    "nativeSocialApi.getAccessTokenByWeChatCode",
    "slidingTokenApi.slidingAccessToken",
    "socialApi.getActiveSessionByAccountID",
    "socialApi.getActiveSessionByProfileID"
  ]
} as const

export type Emulated = (typeof emulated)[keyof typeof emulated][number]

/** Emulated functions that are refused only for a wrong key, and why. */
export const neverRefused: { readonly [name: string]: string } = {
  "authenticationApi.checkUserNameAvailability": "answers no for what is no user name",
  "configurationApi.getConfigurations": "needs the key only",
  "helper.getSott": "sends nothing itself",
  "nativeSocialApi.getAccessTokenByFacebookAccessToken": "takes any token, and asks Facebook about it later",
  "nativeSocialApi.getAccessTokenByFoursquareAccessToken": "takes any token, and asks Foursquare about it later",
  "nativeSocialApi.getAccessTokenByGoogleAccessToken": "takes any token, and asks Google about it later",
  "nativeSocialApi.getAccessTokenByLinkedinAccessToken": "takes any token, and asks LinkedIn about it later",
  "nativeSocialApi.getAccessTokenByTwitterAccessToken": "takes any token, and asks Twitter about it later"
}

/** Endpoints of the emulator that only older SDKs have, or that none has. */
export const olderSdksOnly: ReadonlyArray<string> = [
  "Authentication.socialIdentity",
  "Configuration.getConsentForms",
  "Configuration.getProgressiveProfilingSchema",
  ...["addRegistrationData", "authGetRegistrationData", "deleteRegistrationData", "getRegistrationData"].map(
    (name) => `CustomRegistrationData.${name}`
  ),
  "CustomRegistrationData.deleteAllRecordsByDataSource",
  "CustomRegistrationData.updateRegistrationData",
  "CustomRegistrationData.validateCode",
  "MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken",
  "MultiFactorAuthentication.resetGoogleAuthenticatorByUid",
  "MultiFactorAuthentication.updateMfaByAccessToken",
  "MultiFactorAuthentication.validateGoogleAuthCode",
  "PhoneAuthentication.deleteAccountByOtp",
  "PhoneAuthentication.sendAccountDeleteOtp",
  "ReAuthentication.byGoogleAuthenticatorCode",
  ...["album", "audio", "checkIn", "company", "contact", "event", "following", "group", "like", "mention"].map(
    (name) => `SocialLogin.${name}`
  ),
  ...["messageGet", "messagePost", "page", "photo", "post", "statusFetching", "statusPostingGet"].map(
    (name) => `SocialLogin.${name}`
  ),
  ...["shortenUrl", "trackableStatusFetching", "trackableStatusPosting", "trackableStatusStats"].map(
    (name) => `SocialLogin.${name}`
  ),
  ...["statusPostingPost", "userProfile", "video"].map((name) => `SocialLogin.${name}`),
  "TokenManagement.accessTokenViaAppleJwt",
  "TokenManagement.accessTokenViaAppleRefreshToken",
  "TokenManagement.accessTokenViaFacebookJwt",
  "TokenManagement.accessTokenViaVkontakteToken",
  "TokenManagement.activeSessionByAccountIdAndProfileId",
  "TokenManagement.refreshUserProfile",
  ...["getSubscribedUrls", "subscribe", "test", "unsubscribe"].map((name) => `Webhooks.${name}`)
]

/** Endpoints of the emulator that this SDK does not have yet. */
export const notInSdk: ReadonlyArray<string> = [
  ...[
    "verifyDuoByMfaToken",
    "verifyDuoByAccessToken",
    "resetDuoByAccessToken",
    "resetDuoByUid",
    "pushLoginPing",
    "pushPingByAccessToken",
    "resendPushNotification",
    "resetPushByAccessToken",
    "resetPushByUid"
  ].map((name) => `MultiFactorAuthentication.${name}`),
  ...["byDuo", "sendEmailOtpWithoutMfa", "byEmailOtpWithoutMfa"].map((name) => `ReAuthentication.${name}`)
]

/** Functions that send nothing, or only the request of another function. */
export const local: { readonly [name: string]: string } = {
  "helper.checkError": "judges an answer",
  "helper.checkJson": "judges an argument",
  "helper.generateSigningHeader": "signs the requests of a client that is made with apiRequestSigning",
  "helper.getQueryString": "writes a query",
  "helper.getValidationMessage": "makes the error of a missing argument",
  "helper.isNullOrWhiteSpace": "judges an argument",
  "helper.manageRequestResponse": "settles a promise"
}

/**
 * Arguments of functions that are not emulated, where only the body selects the operation. The arguments of the others are the
 * names of their parameters.
 */
export const argumentsFor: { readonly [name: string]: ReadonlyArray<unknown> } = {}
