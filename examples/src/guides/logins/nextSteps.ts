import type { Login } from "@loginradius-effect/core"
import { Match } from "effect"

/** What to show for each way to go on. Leave one out, and this does not compile. */
export const label = Match.type<Login.NextStep>().pipe(
  Match.tag("VerifyAuthenticator", () => "Type what your authenticator app shows"),
  Match.tag("VerifySms", ({ phone }) => `Type the code that we sent to ${phone ?? "your phone"}`),
  Match.tag("VerifyEmailOtp", ({ emails }) => `Have a code mailed to ${emails.join(" or ")}`),
  Match.tag("UseBackupCode", () => "Use a backup code"),
  Match.tag("EnrolAuthenticator", () => "Set up an authenticator app"),
  Match.tag("EnrolSms", () => "Set up codes by SMS"),
  Match.tag("EnrolEmailOtp", () => "Set up codes by mail"),
  Match.tag("VerifySecurityQuestions", "EnrolSecurityQuestions", () => "Answer your security questions"),
  Match.tag("VerifyPush", "EnrolPush", () => "Use the app on your phone"),
  Match.tag("VerifyDuo", "EnrolDuo", () => "Use Duo"),
  Match.tag("VerifyPasskey", () => "Use your passkey"),
  Match.exhaustive
)

console.log(label({ _tag: "VerifySms", phone: "*******1234", isSent: true }))
// → Type the code that we sent to *******1234
