/** The second factors of an account as the service answers them. */
import type { SecondFactorSettingsEncoded } from "@loginradius-effect/core/Login"
import * as authenticator from "../internal/authenticator.js"
import * as mask from "./mask.js"
import * as qrCode from "./qrCode.js"

/** `answers`: those to security questions. `push`: approval on a device. */
export type Factor = "authenticator" | "sms" | "email" | "answers" | "push" | "duo"

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
  /** Whether security questions can be a factor. */
  readonly areQuestionsAsked: boolean
  /** Those that are asked, or that can be answered; undefined where there are none. */
  readonly questions: ReadonlyArray<SecurityQuestion> | undefined
  /** What a device scans; undefined where none can be registered. */
  readonly pairing: string | undefined
  /** Where Duo asks; undefined where it does not. */
  readonly duo: string | undefined
}

interface SecurityQuestion {
  readonly QuestionId: string
  readonly Question: string
}

export const document = ({
  addresses,
  areQuestionsAsked,
  duo,
  issuer,
  key,
  label,
  pairing,
  phone,
  questions,
  ways
}: Enrolment): SecondFactorSettingsEncoded => ({
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
  IsSecurityQuestionAuthenticatorVerified: ways.includes("answers"),
  IsSecurityQuestionEnabled: areQuestionsAsked,
  SecurityQuestions: questions ?? null,
  IsPushDeviceRegistered: ways.includes("push"),
  PushQRCode: pairing === undefined ? null : qrCode.dataUri(`push:${pairing}`),
  IsDuoAuthenticatorVerified: ways.includes("duo"),
  DuoAuthEndpoint: duo ?? null,
  IsPasskeyAuthenticatorVerified: false
})
