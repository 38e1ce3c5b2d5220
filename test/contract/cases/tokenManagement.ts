import type { Case } from "../support.js"
import * as jwt from "./tokenManagement/jwt.js"
import * as native from "./tokenManagement/native.js"
import * as refresh from "./tokenManagement/refresh.js"
import * as sessions from "./tokenManagement/sessions.js"

export const cases: ReadonlyArray<Case> = [...native.cases, ...jwt.cases, ...refresh.cases, ...sessions.cases]
