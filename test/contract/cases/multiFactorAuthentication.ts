import type { Case } from "../support.js"
import * as backupCodes from "./multiFactorAuthentication/backupCodes.js"
import * as duo from "./multiFactorAuthentication/duo.js"
import * as login from "./multiFactorAuthentication/login.js"
import * as push from "./multiFactorAuthentication/push.js"
import * as removal from "./multiFactorAuthentication/removal.js"
import * as securityQuestions from "./multiFactorAuthentication/securityQuestions.js"
import * as settings from "./multiFactorAuthentication/settings.js"
import * as verification from "./multiFactorAuthentication/verification.js"

export const cases: ReadonlyArray<Case> = [
  ...login.cases,
  ...verification.cases,
  ...settings.cases,
  ...removal.cases,
  ...backupCodes.cases,
  ...securityQuestions.cases,
  ...duo.cases,
  ...push.cases
]
