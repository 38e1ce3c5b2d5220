import { cases as logins } from "./pinAuthentication/logins.js"
import { cases as resets } from "./pinAuthentication/resets.js"

export const cases = [...logins, ...resets]
