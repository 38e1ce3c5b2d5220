/** Access tokens: made from those of social providers, renewed, revoked, and listed. */
import * as native from "./TokenManagement/native.js"
import * as jwt from "./TokenManagement/jwt.js"
import * as refresh from "./TokenManagement/refresh.js"
import * as sessions from "./TokenManagement/sessions.js"

export const handlers = [...native.handlers, ...jwt.handlers, ...refresh.handlers, ...sessions.handlers]
