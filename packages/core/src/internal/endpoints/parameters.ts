/**
 * The input members that recur from endpoint to endpoint, as groups to spread: `...captcha()`. Each member says what it is
 * where it stands in a group, because a doc on a constant would not reach the member of the input.
 *
 * A group of one member is called as the member. Endpoints spell some members differently on the wire: the group has the usual
 * spelling, and takes another.
 */
import * as Wire from "../../Wire.js"

// --- who is meant -------------------------------------------------------------------------------------------------------

export const email = () => ({
  /** The e-mail address of the user. */
  email: Wire.string
})

export const username = () => ({
  /** The name that the user logs in with. */
  username: Wire.string
})

export const phone = () => ({
  /** The phone number of the user. */
  phone: Wire.string
})

export const emailOrUsername = () => ({
  /** The e-mail address of the user. */
  email: Wire.optional(Wire.string),
  /** The name that the user logs in with. */
  username: Wire.optional(Wire.string)
})

export const uid = () => ({
  /** The Uid of the account. */
  uid: Wire.string
})

// --- messages -----------------------------------------------------------------------------------------------------------

export const verificationUrl = (wireName = "verificationurl") => ({
  /** Where the link in the mail leads; the service adds the token to it. */
  verificationUrl: Wire.optional(Wire.string, wireName)
})

export const redirectUrl = () => ({
  /** Where the link in the mail leads; the service adds the token to it. */
  redirectUrl: Wire.optional(Wire.string, "redirecturl")
})

export const emailTemplate = (wireName = "emailtemplate") => ({
  /** The name of the template of the mail; the default one unless said otherwise. */
  emailTemplate: Wire.optional(Wire.string, wireName)
})

/** The mail with a link that verifies an address. */
export const verificationMail = () => ({ ...verificationUrl(), ...emailTemplate() })

export const welcomeEmailTemplate = (wireName = "welcomeemailtemplate") => ({
  /** The name of the template of the welcome; the default one unless said otherwise. */
  welcomeEmailTemplate: Wire.optional(Wire.string, wireName)
})

export const resetPasswordEmailTemplate = () => ({
  /** The name of the template of the mail about the new password; the default one unless said otherwise. */
  resetPasswordEmailTemplate: Wire.optional(Wire.string, "resetpasswordemailtemplate")
})

export const smsTemplate = (wireName = "smstemplate") => ({
  /** The name of the template of the SMS; the default one unless said otherwise. */
  smsTemplate: Wire.optional(Wire.string, wireName)
})

export const isVoiceOtp = (wireName = "isvoiceotp") => ({
  /** `true`: a call that reads the passcode out, in place of an SMS. */
  isVoiceOtp: Wire.optional(Wire.boolean, wireName)
})

/** The message with a passcode. */
export const passcode = () => ({ ...smsTemplate(), ...isVoiceOtp() })

export const preventions = () => ({
  /** Messages to leave out. */
  options: Wire.optional(Wire.literals("PreventVerificationEmail", "PreventVerificationSms"))
})

/** The same, of endpoints for which no values are documented. */
export const options = () => ({
  /** Messages to leave out. */
  options: Wire.optional(Wire.string)
})

// --- logins -------------------------------------------------------------------------------------------------------------

export const loginUrl = () => ({
  /** The URL of the page that the user logs in on. */
  loginUrl: Wire.optional(Wire.string, "loginurl")
})

export const gRecaptchaResponse = () => ({
  /** The answer to Google's captcha, where the application or a lock asks for one. */
  gRecaptchaResponse: Wire.optional(Wire.string, "g-recaptcha-response")
})

export const hCaptchaResponse = () => ({
  /** The answer to hCaptcha, where the application or a lock asks for one. */
  hCaptchaResponse: Wire.optional(Wire.string, "h-captcha-response")
})

export const qqCaptcha = () => ({
  /** The ticket of Tencent's captcha, where the application or a lock asks for one. */
  qqCaptchaTicket: Wire.optional(Wire.string, "qq_captcha_ticket"),
  /** The random text that came with the ticket of Tencent's captcha. */
  qqCaptchaRandstr: Wire.optional(Wire.string, "qq_captcha_randstr")
})

/** The answer to a captcha. */
export const captcha = () => ({ ...gRecaptchaResponse(), ...qqCaptcha() })

/** The answer to a captcha, also to hCaptcha. */
export const anyCaptcha = () => ({ ...gRecaptchaResponse(), ...hCaptchaResponse(), ...qqCaptcha() })

export const securityAnswer = (wireName = "securityanswer") => ({
  /** The answer by the `QuestionId` of its question, where a lock asks for it. */
  securityAnswer: Wire.optional(Wire.record(Wire.secret), wireName)
})

/** The password of a login, and what a lock may ask for besides. */
export const passwordAndAnswer = () => ({
  /** The password of the user. */
  password: Wire.secret,
  ...securityAnswer()
})

export const clientGuid = () => ({
  /** Any text that nobody else knows, new for each login. Whoever has it gets the tokens. */
  clientGuid: Wire.named(Wire.secret, "clientguid")
})

export const verificationToken = () => ({
  /** The token from the link in the mail. */
  verificationToken: Wire.named(Wire.secret, "verificationtoken")
})

export const preventRefresh = () => ({
  /** `true`: ends the refresh token as well. */
  preventRefresh: Wire.optional(Wire.boolean)
})

// --- profiles -----------------------------------------------------------------------------------------------------------

export const nullSupport = (wireName = "nullsupport") => ({
  /** `true`: a member that is `null` is emptied, where the service allows it. Otherwise it stays as it is. */
  nullSupport: Wire.optional(Wire.boolean, wireName)
})

export const securityQuestionAnswer = () => ({
  /** The answer by the `QuestionId` of its question. */
  securityQuestionAnswer: Wire.named(Wire.record(Wire.secret), "securityquestionanswer")
})

// --- second factor ------------------------------------------------------------------------------------------------------

export const smsTemplate2FA = () => ({
  /** The name of the template of the SMS with the second factor's passcode; the default one unless said otherwise. */
  smsTemplate2FA: Wire.optional(Wire.string, "smstemplate2fa")
})

export const emailTemplate2FA = (wireName = "EmailTemplate2FA") => ({
  /** The name of the template of the mail with the second factor's passcode; the default one unless said otherwise. */
  emailTemplate2FA: Wire.optional(Wire.string, wireName)
})

export const duoRedirectUri = () => ({
  /** Where Duo sends the user back to. */
  duoRedirectUri: Wire.optional(Wire.string, "duoredirecturi")
})

export const phoneNo2FA = () => ({
  /** The phone number that is to get the passcodes. */
  phoneNo2FA: Wire.named(Wire.string, "phoneno2fa")
})

/** The first passcode to a phone number that is to become the second factor. */
export const firstPasscode = () => ({ ...smsTemplate2FA(), ...isVoiceOtp("isVoiceOtp"), ...options() })

export const authenticatorCode = () => ({
  /** The code that the authenticator app shows. */
  authenticatorCode: Wire.named(Wire.secret, "authenticatorcode")
})

export const googleAuthenticatorCode = () => ({
  /** The code that Google Authenticator shows. */
  googleAuthenticatorCode: Wire.named(Wire.secret, "googleauthenticatorcode")
})

/** A passcode from an SMS, and what a lock may ask for besides. */
export const otpAndAnswers = () => ({
  /** The passcode from the SMS. */
  otp: Wire.secret,
  ...securityAnswer("SecurityAnswer"),
  ...qqCaptcha(),
  ...gRecaptchaResponse()
})
