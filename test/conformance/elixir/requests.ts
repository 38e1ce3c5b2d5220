/**
 * The requests of LoginRadius' Elixir SDK 1.1 by operation: credentials, method and path, and the names in the query in their
 * order. The only missing operation is the one that makes a SOTT, which sends nothing.
 */
export type Credentials =
  /** The key in the query. */
  | "app"
  /** The key in the query, and an access token in the Authorization header. */
  | "user"
  /** The key in the query, and the secret in its header. */
  | "secret"
  /** The key in the query, and a SOTT in its header. */
  | "sott"
  /** The credentials among the names in the query, where this SDK has no other place for them. */
  | "query"

export type Row = readonly [credentials: Credentials, route: string, query?: string]

const auth = "/identity/v2/auth"
const manage = "/identity/v2/manage"
const legacy = "/api/v2"

export const requests = {
  "Authentication.addEmail": ["user", `POST ${auth}/email`, "verificationurl emailtemplate"],
  "Authentication.forgotPassword": ["app", `POST ${auth}/password`, "resetpasswordurl emailtemplate"],
  "Authentication.userRegistrationByEmail": ["sott", `POST ${auth}/register`, "verificationurl emailtemplate options"],
  "Authentication.loginByEmail": [
    "app",
    `POST ${auth}/login`,
    "verificationurl emailtemplate loginurl g-recaptcha-response options"
  ],
  "Authentication.loginByUsername": [
    "app",
    `POST ${auth}/login`,
    "verificationurl emailtemplate loginurl g-recaptcha-response options"
  ],
  "Authentication.checkEmailAvailability": ["app", `GET ${auth}/email`, "email"],
  "Authentication.checkUsernameAvailability": ["app", `GET ${auth}/username`, "username"],
  "Authentication.readProfilesByAccessToken": ["user", `GET ${auth}/account`],
  "Authentication.privacyPolicyAccept": ["user", `GET ${auth}/privacypolicy/accept`],
  "Authentication.sendWelcomeEmail": ["user", `GET ${auth}/account/sendwelcomeemail`, "welcomeemailtemplate"],
  "Authentication.socialIdentity": ["user", `GET ${auth}/socialidentity`],
  "Authentication.validateAccessToken": ["user", `GET ${auth}/access_token/validate`],
  "Authentication.verifyEmail": ["app", `GET ${auth}/email`, "verificationtoken url welcomeemailtemplate"],
  "Authentication.deleteAccount": ["app", `GET ${auth}/account/delete`, "deletetoken"],
  "Authentication.invalidateAccessToken": ["user", `GET ${auth}/access_token/invalidate`],
  "Authentication.securityQuestionsByAccessToken": ["user", `GET ${auth}/securityquestion/accesstoken`],
  "Authentication.securityQuestionsByEmail": ["app", `GET ${auth}/securityquestion/email`, "email"],
  "Authentication.securityQuestionsByUsername": ["app", `GET ${auth}/securityquestion/username`, "username"],
  "Authentication.securityQuestionsByPhone": ["app", `GET ${auth}/securityquestion/phone`, "phone"],
  "Authentication.verifyEmailByOtp": ["app", `PUT ${auth}/email`, "url welcomeemailtemplate"],
  "Authentication.changePassword": ["user", `PUT ${auth}/password/change`],
  "Authentication.linkSocialIdentities": ["user", `PUT ${auth}/socialidentity`],
  "Authentication.resendEmailVerification": ["app", `PUT ${auth}/register`, "verificationurl emailtemplate"],
  "Authentication.resetPasswordByResetToken": ["app", `PUT ${auth}/password/reset`],
  "Authentication.resetPasswordByOtp": ["app", `PUT ${auth}/password/reset`],
  "Authentication.resetPasswordBySecurityAnswerAndEmail": ["app", `PUT ${auth}/password/securityanswer`],
  "Authentication.resetPasswordBySecurityAnswerAndPhone": ["app", `PUT ${auth}/password/securityanswer`],
  "Authentication.resetPasswordBySecurityAnswerAndUsername": ["app", `PUT ${auth}/password/securityanswer`],
  "Authentication.setOrChangeUsername": ["user", `PUT ${auth}/username`],
  "Authentication.updateProfileByAccessToken": [
    "user",
    `PUT ${auth}/account`,
    "verificationurl emailtemplate smstemplate"
  ],
  "Authentication.updateSecurityQuestionsByAccessToken": ["user", `PUT ${auth}/account`],
  "Authentication.deleteAccountWithEmailConfirmation": ["user", `DELETE ${auth}/account`, "deleteurl emailtemplate"],
  "Authentication.removeEmail": ["user", `DELETE ${auth}/email`],
  "Authentication.unlinkSocialIdentities": ["user", `DELETE ${auth}/socialidentity`],
  "Account.create": ["secret", `POST ${manage}/account`],
  "Account.emailVerificationToken": ["secret", `POST ${manage}/account/verify/token`],
  "Account.forgotPasswordToken": ["secret", `POST ${manage}/account/forgot/token`],
  "Account.identitiesByEmail": ["secret", `GET ${manage}/account/identities`, "email"],
  "Account.userImpersonation": ["secret", `GET ${manage}/account/access_token`, "uid"],
  "Account.password": ["secret", `GET ${manage}/account/:uid/password`],
  "Account.profilesByEmail": ["secret", `GET ${manage}/account`, "email"],
  "Account.profilesByUsername": ["secret", `GET ${manage}/account`, "username"],
  "Account.profilesByPhoneId": ["secret", `GET ${manage}/account`, "phone"],
  "Account.profilesByUid": ["secret", `GET ${manage}/account/:uid`],
  "Account.setPassword": ["secret", `PUT ${manage}/account/:uid/password`],
  "Account.update": ["secret", `PUT ${manage}/account/:uid`, "nullsupport"],
  "Account.updateSecurityQuestionConfiguration": ["secret", `PUT ${manage}/account/:uid`],
  "Account.invalidateVerificationStatus": [
    "secret",
    `PUT ${manage}/account/:uid/invalidateemail`,
    "verificationurl emailtemplate"
  ],
  "Account.emailDelete": ["secret", `DELETE ${manage}/account/:uid/email`],
  "Account.delete": ["secret", `DELETE ${manage}/account/:uid`],
  "RolesManagement.rolesCreate": ["secret", `POST ${manage}/role`],
  "RolesManagement.getContexts": ["secret", `GET ${manage}/account/:uid/rolecontext`],
  "RolesManagement.rolesList": ["secret", `GET ${manage}/role`],
  "RolesManagement.rolesByUid": ["secret", `GET ${manage}/account/:uid/role`],
  "RolesManagement.addPermissionsToRole": ["secret", `PUT ${manage}/role/:role/permission`],
  "RolesManagement.assignRolesByUid": ["secret", `PUT ${manage}/account/:uid/role`],
  "RolesManagement.upsertContext": ["secret", `PUT ${manage}/account/:uid/rolecontext`],
  "RolesManagement.deleteRole": ["secret", `DELETE ${manage}/role/:role`],
  "RolesManagement.unassignRolesByUid": ["secret", `DELETE ${manage}/account/:uid/role`],
  "RolesManagement.removePermissions": ["secret", `DELETE ${manage}/role/:role/permission`],
  "RolesManagement.deleteRoleContext": ["secret", `DELETE ${manage}/account/:uid/rolecontext/:context`],
  "RolesManagement.deleteRoleFromContext": ["secret", `DELETE ${manage}/account/:uid/rolecontext/:context/role`],
  "RolesManagement.deleteAdditionalPermissionsFromContext": [
    "secret",
    `DELETE ${manage}/account/:uid/rolecontext/:context/additionalpermission`
  ],
  "SocialLogin.messagePost": ["query", `POST ${legacy}/message`, "access_token to subject message"],
  "SocialLogin.statusPostingPost": [
    "query",
    `POST ${legacy}/status`,
    "access_token title url imageurl status caption description"
  ],
  "SocialLogin.accessToken": ["query", `GET ${legacy}/access_token`, "token secret"],
  "SocialLogin.validateAccessToken": ["query", `GET ${legacy}/access_token/validate`, "access_token key secret"],
  "SocialLogin.invalidateAccessToken": ["query", `GET ${legacy}/access_token/invalidate`, "access_token key secret"],
  "SocialLogin.album": ["query", `GET ${legacy}/album`, "access_token"],
  "SocialLogin.audio": ["query", `GET ${legacy}/audio`, "access_token"],
  "SocialLogin.checkIn": ["query", `GET ${legacy}/checkin`, "access_token"],
  "SocialLogin.company": ["query", `GET ${legacy}/company`, "access_token"],
  "SocialLogin.contact": ["query", `GET ${legacy}/contact`, "access_token nextcursor"],
  "SocialLogin.event": ["query", `GET ${legacy}/event`, "access_token"],
  "SocialLogin.following": ["query", `GET ${legacy}/following`, "access_token"],
  "SocialLogin.group": ["query", `GET ${legacy}/group`, "access_token"],
  "SocialLogin.like": ["query", `GET ${legacy}/like`, "access_token"],
  "SocialLogin.mention": ["query", `GET ${legacy}/mention`, "access_token"],
  "SocialLogin.messageGet": ["query", `GET ${legacy}/message/js`, "access_token to subject message"],
  "SocialLogin.page": ["query", `GET ${legacy}/page`, "access_token pagename"],
  "SocialLogin.photo": ["query", `GET ${legacy}/photo`, "access_token albumid"],
  "SocialLogin.post": ["query", `GET ${legacy}/post`, "access_token"],
  "SocialLogin.statusFetching": ["query", `GET ${legacy}/status`, "access_token"],
  "SocialLogin.statusPostingGet": [
    "query",
    `GET ${legacy}/status/js`,
    "access_token title url imageurl status caption description"
  ],
  "SocialLogin.userProfile": ["query", `GET ${legacy}/userprofile`, "access_token"],
  "SocialLogin.video": ["query", `GET ${legacy}/video`, "access_token nextcursor"],
  "PhoneAuthentication.login": ["app", `POST ${auth}/login`, "loginurl smstemplate g-recaptcha-response"],
  "PhoneAuthentication.forgotPasswordByOtp": ["app", `POST ${auth}/password/otp`, "smstemplate"],
  "PhoneAuthentication.resendVerificationOtp": ["app", `POST ${auth}/phone/otp`, "smstemplate"],
  "PhoneAuthentication.resendVerificationOtpByAccessToken": ["user", `POST ${auth}/phone/otp`, "smstemplate"],
  "PhoneAuthentication.userRegistrationBySms": ["sott", `POST ${auth}/register`, "verificationurl smstemplate options"],
  "PhoneAuthentication.phoneNumberAvailability": ["app", `GET ${auth}/phone`, "phone"],
  "PhoneAuthentication.sendOneTimePasscode": ["app", `GET ${auth}/login/passwordlesslogin/otp`, "phone smstemplate"],
  "PhoneAuthentication.loginUsingOneTimePasscode": ["app", `PUT ${auth}/login/passwordlesslogin/otp/verify`],
  "PhoneAuthentication.phoneNumberUpdate": ["user", `PUT ${auth}/phone`, "smstemplate"],
  "PhoneAuthentication.resetPasswordByOtp": ["app", `PUT ${auth}/password/otp`],
  "PhoneAuthentication.verifyOtp": ["app", `PUT ${auth}/phone/otp`, "otp smstemplate"],
  "PhoneAuthentication.verifyOtpByAccessToken": ["user", `PUT ${auth}/phone/otp`, "otp smstemplate"],
  "PhoneAuthentication.resetPhoneIdVerification": ["secret", `PUT ${manage}/account/:uid/invalidatephone`],
  "PhoneAuthentication.removePhoneIdByAccessToken": ["user", `DELETE ${auth}/phone`],
  "MultiFactorAuthentication.loginByEmail": [
    "app",
    `POST ${auth}/login/2fa`,
    "loginurl verificationurl emailtemplate smstemplate2fa"
  ],
  "MultiFactorAuthentication.loginByUsername": [
    "app",
    `POST ${auth}/login/2fa`,
    "loginurl verificationurl emailtemplate smstemplate2fa"
  ],
  "MultiFactorAuthentication.loginByPhone": [
    "app",
    `POST ${auth}/login/2fa`,
    "loginurl verificationurl emailtemplate smstemplate2fa"
  ],
  "MultiFactorAuthentication.validateAccessToken": ["user", `GET ${auth}/account/2fa`, "smstemplate2fa"],
  "MultiFactorAuthentication.backupCodesByAccessToken": ["user", `GET ${auth}/account/2fa/backupcode`],
  "MultiFactorAuthentication.resetBackupCodesByAccessToken": ["user", `GET ${auth}/account/2fa/backupcode/reset`],
  "MultiFactorAuthentication.backupCodesByUid": ["secret", `GET ${manage}/account/2fa/backupcode`, "uid"],
  "MultiFactorAuthentication.resetBackupCodesByUid": ["secret", `GET ${manage}/account/2fa/backupcode/reset`, "uid"],
  "MultiFactorAuthentication.validateBackupCode": [
    "app",
    `PUT ${auth}/login/2fa/verification/backupcode`,
    "secondfactorauthenticationtoken"
  ],
  "MultiFactorAuthentication.validateOtp": [
    "app",
    `PUT ${auth}/login/2fa/verification/otp`,
    "secondfactorauthenticationtoken smstemplate2fa"
  ],
  "MultiFactorAuthentication.validateGoogleAuthCode": [
    "app",
    `PUT ${auth}/login/2fa/verification/googleauthenticatorcode`,
    "secondfactorauthenticationtoken smstemplate2fa"
  ],
  "MultiFactorAuthentication.updatePhoneNumber": [
    "app",
    `PUT ${auth}/login/2fa`,
    "secondfactorauthenticationtoken smstemplate2fa"
  ],
  "MultiFactorAuthentication.updatePhoneNumberByAccessToken": ["user", `PUT ${auth}/account/2fa`, "smstemplate2fa"],
  "MultiFactorAuthentication.updateMfaByAccessToken": [
    "user",
    `PUT ${auth}/account/2fa/verification/googleauthenticatorcode`,
    "smstemplate"
  ],
  "MultiFactorAuthentication.updateMfaSetting": ["user", `PUT ${auth}/account/2fa/verification/otp`],
  "MultiFactorAuthentication.resetGoogleAuthenticatorByAccessToken": [
    "user",
    `DELETE ${auth}/account/2fa/authenticator`
  ],
  "MultiFactorAuthentication.resetSmsAuthenticatorByAccessToken": ["user", `DELETE ${auth}/account/2fa/authenticator`],
  "MultiFactorAuthentication.resetGoogleAuthenticatorByUid": [
    "secret",
    `DELETE ${manage}/account/2fa/authenticator`,
    "uid"
  ],
  "MultiFactorAuthentication.resetSmsAuthenticatorByUid": [
    "secret",
    `DELETE ${manage}/account/2fa/authenticator`,
    "uid"
  ],
  "PasswordlessLogin.loginByEmail": [
    "app",
    `GET ${auth}/login/passwordlesslogin/email`,
    "email passwordlesslogintemplate verificationurl"
  ],
  "PasswordlessLogin.loginByUsername": [
    "app",
    `GET ${auth}/login/passwordlesslogin/email`,
    "username passwordlesslogintemplate verificationurl"
  ],
  "PasswordlessLogin.loginVerification": [
    "app",
    `GET ${auth}/login/passwordlesslogin/email/verify`,
    "verificationtoken welcomeemailtemplate"
  ],
  "SmartLogin.loginByEmail": [
    "app",
    `GET ${auth}/login/smartlogin`,
    "email clientguid smartloginemailtemplate welcomeemailtemplate redirecturl"
  ],
  "SmartLogin.loginByUsername": [
    "app",
    `GET ${auth}/login/smartlogin`,
    "username clientguid smartloginemailtemplate welcomeemailtemplate redirecturl"
  ],
  "SmartLogin.ping": ["app", `GET ${auth}/login/smartlogin/ping`, "clientguid"],
  "SmartLogin.verifyToken": ["app", `GET ${auth}/email/smartlogin`, "verificationtoken welcomeemailtemplate"],
  "OneTouchLogin.loginByEmail": [
    "app",
    `GET ${auth}/onetouchlogin/email`,
    "clientguid email name redirecturl onetouchloginemailtemplate welcomeemailtemplate"
  ],
  "OneTouchLogin.loginByPhone": ["app", `GET ${auth}/onetouchlogin/phone`, "phone name smstemplate"],
  "OneTouchLogin.verifyOtpByEmail": ["app", `GET ${auth}/email/smartlogin`, "verificationtoken welcomeemailtemplate"],
  "OneTouchLogin.verifyOtp": ["app", `PUT ${auth}/onetouchlogin/phone/verify`, "otp smstemplate"],
  "CustomObjectManagement.createByUid": ["secret", `POST ${manage}/account/:uid/customobject`, "objectname"],
  "CustomObjectManagement.createByAccessToken": ["user", `POST ${auth}/customobject`, "objectname"],
  "CustomObjectManagement.getByObjectRecordIdAndUid": [
    "secret",
    `GET ${manage}/account/:uid/customobject/:objectrecordid`,
    "objectname"
  ],
  "CustomObjectManagement.getByObjectRecordIdAndAccessToken": [
    "user",
    `GET ${auth}/customobject/:objectrecordid`,
    "objectname"
  ],
  "CustomObjectManagement.getByAccessToken": ["user", `GET ${auth}/customobject`, "objectname"],
  "CustomObjectManagement.getByUid": ["secret", `GET ${manage}/account/:uid/customobject`, "objectname"],
  "CustomObjectManagement.updateByObjectRecordIdAndUid": [
    "secret",
    `PUT ${manage}/account/:uid/customobject/:objectrecordid`,
    "objectname updatetype"
  ],
  "CustomObjectManagement.updateByObjectRecordIdAndAccessToken": [
    "user",
    `PUT ${auth}/customobject/:objectrecordid`,
    "objectname updatetype"
  ],
  "CustomObjectManagement.deleteByObjectRecordIdAndUid": [
    "secret",
    `DELETE ${manage}/account/:uid/customobject/:objectrecordid`,
    "objectname"
  ],
  "CustomObjectManagement.deleteByObjectRecordIdAndAccessToken": [
    "user",
    `DELETE ${auth}/customobject/:objectrecordid`,
    "objectname"
  ],
  "CustomRegistrationData.addRegistrationData": ["secret", `POST ${manage}/registrationdata`],
  "CustomRegistrationData.validateCode": ["app", `POST ${auth}/registrationdata/validatecode`],
  "CustomRegistrationData.getRegistrationData": [
    "secret",
    `GET ${manage}/registrationdata/:type`,
    "parentid skip limit"
  ],
  "CustomRegistrationData.authGetRegistrationData": [
    "app",
    `GET ${auth}/registrationdata/:type`,
    "parentid skip limit"
  ],
  "CustomRegistrationData.updateRegistrationData": ["secret", `PUT ${manage}/registrationdata/:recordid`],
  "CustomRegistrationData.deleteRegistrationData": ["secret", `DELETE ${manage}/registrationdata/:recordid`],
  "Configuration.getConfigurations": ["app", "GET /ciam/appinfo"],
  "Infrastructure.getServerTime": ["app", "GET /identity/v2/serverinfo", "timedifference"],
  "Infrastructure.generateSott": ["secret", `GET ${manage}/account/sott`, "timedifference"],
  "TokenManagement.accessTokenViaFacebookToken": [
    "query",
    `GET ${legacy}/access_token/facebook`,
    "key fb_access_token"
  ],
  "TokenManagement.accessTokenViaTwitterToken": [
    "query",
    `GET ${legacy}/access_token/twitter`,
    "key tw_access_token tw_token_secret"
  ],
  "TokenManagement.accessTokenViaVkontakteToken": [
    "query",
    `GET ${legacy}/access_token/vkontakte`,
    "key vk_access_token"
  ],
  "TokenManagement.refreshUserProfile": ["query", `GET ${legacy}/userprofile/refresh`, "access_token"],
  "TokenManagement.refreshAccessToken": ["query", `GET ${legacy}/access_token/refresh`, "access_token secret"],
  "TokenManagement.getActiveSessionDetails": ["query", `GET ${legacy}/access_token/activesession`, "key secret token"],
  "Webhooks.subscribe": ["query", `POST ${legacy}/webhook`, "apikey apisecret"],
  "Webhooks.test": ["query", `GET ${legacy}/webhook/test`, "apikey apisecret"],
  "Webhooks.getSubscribedUrls": ["query", `GET ${legacy}/webhook`, "apikey apisecret event"],
  "Webhooks.unsubscribe": ["query", `DELETE ${legacy}/webhook`, "apikey apisecret"]
} as const satisfies { readonly [name: string]: Row }

export type Name = keyof typeof requests
