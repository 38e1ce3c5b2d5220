/** Access tokens: made from those of social providers, refreshed, and listed. */
import * as native from "./TokenManagement/native.js"
import * as refresh from "./TokenManagement/refresh.js"

export const handlers = [...native.handlers, ...refresh.handlers]
