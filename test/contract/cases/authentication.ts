import type { Case } from "../support.js"
import * as emails from "./authentication/emails.js"
import * as login from "./authentication/login.js"
import * as passwords from "./authentication/passwords.js"
import * as profiles from "./authentication/profiles.js"
import * as registration from "./authentication/registration.js"
import * as securityQuestions from "./authentication/securityQuestions.js"
import * as social from "./authentication/social.js"
import * as tokens from "./authentication/tokens.js"
import * as verification from "./authentication/verification.js"

export const cases: ReadonlyArray<Case> = [
  ...registration.cases,
  ...verification.cases,
  ...login.cases,
  ...tokens.cases,
  ...passwords.cases,
  ...profiles.cases,
  ...emails.cases,
  ...securityQuestions.cases,
  ...social.cases
]
