/**
 * The input members that recur from endpoint to endpoint, as groups to spread: `...captcha()`. Each member says what it is
 * where it stands in a group, because a doc on a constant would not reach the member of the input.
 *
 * A group of one member is called as the member, unless the member has several meanings: `email` finds an account,
 * `emailToSendTo` gets a mail. Endpoints spell some members differently on the wire: the group has the usual spelling, and
 * takes another.
 */
import { SecurityAnswer } from "../../model/SecondFactor.js"
import * as Wire from "../../Wire.js"

// --- who is meant -------------------------------------------------------------------------------------------------------

export const email = () => ({
  /** An e-mail address of the user, by which the service looks up the account. */
  email: Wire.string
})

export const username = () => ({
  /** The user name (`UserName`) of the account, by which the service looks it up. */
  username: Wire.string
})

export const phone = () => ({
  /** The user's phone number (`PhoneId`), such as `+12025550123`, by which the service looks up the account. */
  phone: Wire.string
})

export const emailOrUsername = () => ({
  /** An e-mail address of the user, by which the service looks up the account. Give it or `username`. */
  email: Wire.optional(Wire.string),
  /** The user name (`UserName`) of the account, by which the service looks it up. Give it or `email`. */
  username: Wire.optional(Wire.string)
})

export const uid = () => ({
  /** The account's `Uid`: 32 hexadecimal digits, or what your server chose when it created the account. */
  uid: Wire.string
})

// --- where messages go --------------------------------------------------------------------------------------------------

export const emailToSendTo = () => ({
  /** The e-mail address that gets the link; it has to belong to an account. */
  email: Wire.string
})

export const usernameToSendTo = () => ({
  /** The user name (`UserName`) of an account, whose e-mail address gets the link. */
  username: Wire.string
})

export const emailToVerify = () => ({
  /** The e-mail address to verify. It has to belong to an account and be unverified. */
  email: Wire.string
})

export const emailToRemove = () => ({
  /** The e-mail address to remove. It has to belong to the account, and not be its last. */
  email: Wire.string
})

export const phoneToSendTo = () => ({
  /** The phone number that gets the passcode, such as `+12025550123`; it has to belong to an account. */
  phone: Wire.string
})

export const phoneSentTo = () => ({
  /** The phone number that the passcode was sent to. */
  phone: Wire.string
})

// --- messages -----------------------------------------------------------------------------------------------------------

export const verificationUrl = (wireName = "verificationurl") => ({
  /** The page that the link in the verification mail opens; the service appends `vtype` and `vtoken` to its query. */
  verificationUrl: Wire.optional(Wire.string, wireName)
})

export const redirectUrl = () => ({
  /** The page that the link in the mail takes the user to. */
  redirectUrl: Wire.optional(Wire.string, "redirecturl")
})

export const emailTemplate = (wireName = "emailtemplate") => ({
  /** The name of the mail's template. Left out, the default template is used. */
  emailTemplate: Wire.optional(Wire.string, wireName)
})

export const verificationEmailTemplate = (wireName = "emailtemplate") => ({
  /** The name of the verification mail's template. Left out, the default template is used. */
  emailTemplate: Wire.optional(Wire.string, wireName)
})

/** The mail with a link that verifies an address. */
export const verificationMail = () => ({ ...verificationUrl(), ...verificationEmailTemplate() })

export const welcomeEmailTemplate = (wireName = "welcomeemailtemplate") => ({
  /** The name of the welcome mail's template. Left out, the default template is used. */
  welcomeEmailTemplate: Wire.optional(Wire.string, wireName)
})

export const resetPasswordEmailTemplate = () => ({
  /** The name of the template for the mail that confirms the new password. Left out, the default template is used. */
  resetPasswordEmailTemplate: Wire.optional(Wire.string, "resetpasswordemailtemplate")
})

export const smsTemplate = (wireName = "smstemplate") => ({
  /** The name of the template for the SMS, where the service sends one. Left out, the default template is used. */
  smsTemplate: Wire.optional(Wire.string, wireName)
})

export const isVoiceOtp = (wireName = "isvoiceotp") => ({
  /** `true`: where the service would send a passcode by SMS, a phone call reads it out instead. */
  isVoiceOtp: Wire.optional(Wire.boolean, wireName)
})

/** The message with a passcode. */
export const passcode = () => ({ ...smsTemplate(), ...isVoiceOtp() })

export const preventions = () => ({
  /** Keeps the service from sending the mail, or the SMS, that verifies the user's address or number. */
  options: Wire.optional(Wire.literals("PreventVerificationEmail", "PreventVerificationSms"))
})

/** The same, of endpoints for which no values are documented. */
export const options = () => ({
  /** A message that the service is not to send. For this endpoint, no values are documented. */
  options: Wire.optional(Wire.string)
})

// --- what the user got --------------------------------------------------------------------------------------------------

export const verificationToken = () => ({
  /** The token from the link in the mail: `vtoken` in its query. It works once. */
  verificationToken: Wire.named(Wire.secret, "verificationtoken")
})

export const smsOtp = () => ({
  /** The passcode from the SMS, or from the call that read it out. It works once. */
  otp: Wire.secret
})

export const mailedOtp = () => ({
  /** The passcode from the mail. It works once. */
  otp: Wire.named(Wire.secret, "Otp")
})

// --- logins -------------------------------------------------------------------------------------------------------------

export const loginUrl = () => ({
  /** The URL of the page that the user logs in on; the service notes it in its log of logins. */
  loginUrl: Wire.optional(Wire.string, "loginurl")
})

export const gRecaptchaResponse = () => ({
  /** The token of a solved Google reCAPTCHA. Needed where the app, or a lock on the account, asks for a captcha. */
  gRecaptchaResponse: Wire.optional(Wire.string, "g-recaptcha-response")
})

export const hCaptchaResponse = () => ({
  /** The token of a solved hCaptcha. Needed where the app, or a lock on the account, asks for a captcha. */
  hCaptchaResponse: Wire.optional(Wire.string, "h-captcha-response")
})

export const qqCaptcha = () => ({
  /** The ticket of a solved Tencent captcha. Needed where the app, or a lock on the account, asks for a captcha. */
  qqCaptchaTicket: Wire.optional(Wire.string, "qq_captcha_ticket"),
  /** The random text that Tencent's captcha hands out with `qqCaptchaTicket`. */
  qqCaptchaRandstr: Wire.optional(Wire.string, "qq_captcha_randstr")
})

/** The answer to a captcha. */
export const captcha = () => ({ ...gRecaptchaResponse(), ...qqCaptcha() })

/** The answer to a captcha, also to hCaptcha. */
export const anyCaptcha = () => ({ ...gRecaptchaResponse(), ...hCaptchaResponse(), ...qqCaptcha() })

export const securityAnswer = (wireName = "securityanswer") => ({
  /** The user's answers by the `QuestionId` of their questions. Needed where a lock on the account asks for them. */
  securityAnswer: Wire.optional(Wire.record(Wire.secret), wireName)
})

/** The password of a login, and what a lock may ask for besides. */
export const passwordAndAnswer = () => ({
  /** The user's password. A wrong one counts toward a lock of the account, where the app has locks. */
  password: Wire.secret,
  ...securityAnswer()
})

export const clientGuid = () => ({
  /** Any text that nobody else knows, new for each login. Whoever has it gets the tokens. */
  clientGuid: Wire.named(Wire.secret, "clientguid")
})

export const preventRefresh = () => ({
  /** `true`: the refresh token ends too. Otherwise it goes on working. */
  preventRefresh: Wire.optional(Wire.boolean)
})

// --- profiles and passwords ---------------------------------------------------------------------------------------------

export const nullSupport = (wireName = "nullsupport") => ({
  /** `true`: a member that is `null` is cleared, where the service allows it. Otherwise `null` changes nothing. */
  nullSupport: Wire.optional(Wire.boolean, wireName)
})

export const securityQuestionAnswer = () => ({
  /** The answers to keep for the account, by the `QuestionId` of their questions. */
  securityQuestionAnswer: Wire.named(Wire.record(Wire.secret), "securityquestionanswer")
})

export const newPassword = () => ({
  /** The new password in plain text; it has to keep to the app's password rules. */
  password: Wire.secret
})

// --- second factor ------------------------------------------------------------------------------------------------------

export const secondFactorAuthenticationToken = () => ({
  /** The token of the login that waits for its second factor, from `SecondFactorRequired`. */
  secondFactorAuthenticationToken: Wire.named(Wire.secret, "secondfactorauthenticationtoken")
})

export const smsTemplate2FA = () => ({
  /** The name of the template for the SMS with the second factor's passcode. Left out, the default one is used. */
  smsTemplate2FA: Wire.optional(Wire.string, "smstemplate2fa")
})

export const emailTemplate2FA = (wireName = "EmailTemplate2FA") => ({
  /** The name of the template for the mail with the second factor's passcode. Left out, the default one is used. */
  emailTemplate2FA: Wire.optional(Wire.string, wireName)
})

/** Templates of the mails about a login that risk-based authentication finds unusual, where the app has it. */
export const riskEmailTemplates = () => ({
  /** The name of the template for the mail about a login with an unknown browser, where the app sends such mails. */
  rbaBrowserEmailTemplate: Wire.optional(Wire.string),
  /** The name of the template for the mail about a login from an unknown city, where the app sends such mails. */
  rbaCityEmailTemplate: Wire.optional(Wire.string),
  /** The name of the template for the mail about a login from an unknown country, where the app sends such mails. */
  rbaCountryEmailTemplate: Wire.optional(Wire.string),
  /** The name of the template for the mail about a login from an unknown IP address, where the app sends such mails. */
  rbaIpEmailTemplate: Wire.optional(Wire.string)
})

/** Answers as the second factor: a list, where elsewhere they go by the ids of their questions. */
export const securityAnswers2FA = () => ({
  /** The answers, each with the `QuestionId` of its question: `[{ QuestionId, Answer }]`. */
  securityQuestionAnswer: Wire.named(Wire.array(SecurityAnswer), "securityquestionanswer")
})

/** What Duo sends the user back with. */
export const duoAnswer = () => ({
  /** The `state` in the query of the page that Duo sent the user back to. */
  state: Wire.string,
  /** The `duo_code` in that query. It works once. */
  code: Wire.secret
})

export const duoRedirectUri = () => ({
  /** The page that Duo sends the user back to, with `state` and `duo_code` in its query. */
  duoRedirectUri: Wire.optional(Wire.string, "duoredirecturi")
})

export const phoneNo2FA = () => ({
  /** The phone number that is to become the second factor, such as `+12025550123`. It gets the passcode. */
  phoneNo2FA: Wire.named(Wire.string, "phoneno2fa")
})

/** The first passcode to a phone number that is to become the second factor. */
export const firstPasscode = () => ({ ...smsTemplate2FA(), ...isVoiceOtp("isVoiceOtp"), ...options() })

export const authenticatorCode = () => ({
  /** The 6 digits that the authenticator app shows. They change every 30 seconds. */
  authenticatorCode: Wire.named(Wire.secret, "authenticatorcode")
})

export const googleAuthenticatorCode = () => ({
  /** The 6 digits that Google Authenticator shows. They change every 30 seconds. */
  googleAuthenticatorCode: Wire.named(Wire.secret, "googleauthenticatorcode")
})

/** A passcode from an SMS, and what a lock may ask for besides. */
export const otpAndAnswers = () => ({
  ...smsOtp(),
  ...securityAnswer("SecurityAnswer"),
  ...qqCaptcha(),
  ...gRecaptchaResponse()
})
