/** Logins by social providers, and what the providers tell. */
import * as access from "./social/access.js"
import * as lists from "./social/lists.js"
import * as posting from "./social/posting.js"
import * as profiles from "./social/profiles.js"

export const handlers = [...access.handlers, ...lists.handlers, ...posting.handlers, ...profiles.handlers]
