/** Access tokens: made from those of social providers, refreshed, and listed. */
import * as native from "./social/native.js"
import * as refresh from "./social/refresh.js"

export const handlers = [...native.handlers, ...refresh.handlers]
