/** Logins by social providers, and what the providers tell. */
import * as lists from "./SocialLogin/lists.js"
import * as posting from "./SocialLogin/posting.js"
import * as tokens from "./SocialLogin/tokens.js"

export const handlers = [...tokens.handlers, ...lists.handlers, ...posting.handlers]
