import type { Case } from "../support.js"
import * as login from "./phoneAuthentication/login.js"
import * as numbers from "./phoneAuthentication/numbers.js"
import * as passwords from "./phoneAuthentication/passwords.js"
import * as registration from "./phoneAuthentication/registration.js"
import * as verification from "./phoneAuthentication/verification.js"

export const cases: ReadonlyArray<Case> = [
  ...registration.cases,
  ...verification.cases,
  ...login.cases,
  ...numbers.cases,
  ...passwords.cases
]
