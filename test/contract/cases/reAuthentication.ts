import type { Case } from "../support.js"
import * as credentials from "./reAuthentication/credentials.js"
import * as factors from "./reAuthentication/factors.js"
import * as validation from "./reAuthentication/validation.js"

export const cases: ReadonlyArray<Case> = [...factors.cases, ...credentials.cases, ...validation.cases]
