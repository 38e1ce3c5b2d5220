/** The second factors of an account as the service answers them. */
import type { SecondFactorSettingsEncoded } from "@loginradius-effect/core/Login"
import * as authenticator from "../internal/authenticator.js"
import * as mask from "./mask.js"
import * as qrCode from "./qrCode.js"

export type Factor = "authenticator" | "sms" | "email"

/** What is told of the factors of an account. */
interface Enrolment {
  /** The factors that are set up and offered. */
  readonly ways: ReadonlyArray<Factor>
  /** The key for an app that can be set up; undefined where none can. */
  readonly key: string | undefined
  /** What the app calls the account and the application. */
  readonly label: string
  readonly issuer: string
  readonly phone: string | undefined
  /** Undefined where passcodes are not mailed. */
  readonly addresses: ReadonlyArray<string> | undefined
}

export const document = ({ addresses, issuer, key, label, phone, ways }: Enrolment): SecondFactorSettingsEncoded => ({
  QRCode: key === undefined ? null : qrCode.dataUri(authenticator.uri(key, label, issuer)),
  ManualEntryCode: key === undefined ? null : authenticator.manualEntryCode(key),
  IsGoogleAuthenticatorVerified: ways.includes("authenticator"),
  IsAuthenticatorVerified: ways.includes("authenticator"),
  IsEmailOtpAuthenticatorVerified: ways.includes("email"),
  IsOTPAuthenticatorVerified: ways.includes("sms"),
  OTPPhoneNo: ways.includes("sms") && phone !== undefined ? mask.phone(phone) : null,
  OTPStatus: null,
  Email: addresses?.map(mask.email) ?? null,
  EmailOTPStatus: null,
  IsSecurityQuestionAuthenticatorVerified: false,
  IsSecurityQuestionEnabled: false,
  SecurityQuestions: null,
  IsPushDeviceRegistered: false,
  PushQRCode: null,
  IsDuoAuthenticatorVerified: false,
  DuoAuthEndpoint: null,
  IsPasskeyAuthenticatorVerified: false
})
