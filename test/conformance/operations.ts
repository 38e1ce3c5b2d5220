/** The functions of LoginRadius' Node SDK, sorted by what the emulator has for them. */

/** Those that a flow calls with success. */
export const shared = {
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
    "authenticationApi.resetPasswordByResetToken",
    "authenticationApi.resetPasswordBySecurityAnswerAndEmail",
    "authenticationApi.resetPasswordBySecurityAnswerAndPhone",
    "authenticationApi.resetPasswordBySecurityAnswerAndUserName",
    "authenticationApi.sendWelcomeEmail",
    "authenticationApi.setOrChangeUserName",
    "authenticationApi.unlinkSocialIdentities",
    "authenticationApi.updateProfileByAccessToken",
    "authenticationApi.userRegistrationByEmail",
    "authenticationApi.verifyEmail",
    "authenticationApi.verifyEmailByOTP",
    "helper.getSott",
    "riskBasedAuthenticationApi.rbaLoginByEmail",
    "riskBasedAuthenticationApi.rbaLoginByUserName"
  ],
  management: [
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
    "accountApi.invalidateAccountEmailVerification",
    "accountApi.removeEmail",
    "accountApi.setAccountPasswordByUid",
    "accountApi.updateAccountByUid",
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
    "roleApi.getRoleContextByUid",
    "roleApi.getRolesByUid",
    "roleApi.getRolesList",
    "roleApi.removeRolePermissions",
    "roleApi.unassignRolesByUid",
    "roleApi.updateRoleContextByUid"
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
  ]
} as const

export type Shared = (typeof shared)[keyof typeof shared][number]

/** Those that send nothing, or nothing of their own. */
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
 * All others answer 501. Their arguments are made from the names of their parameters, except where nothing but the body tells
 * which operation a request is.
 */
export const telling: { readonly [name: string]: ReadonlyArray<unknown> } = {
  "authenticationApi.resetPasswordByOTPAndUserName": [{ username: "ada", otp: "123456", password: "password" }]
}
