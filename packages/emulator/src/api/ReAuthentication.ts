/** Step-up: a user who is logged in proves once more who they are. */
import * as credentials from "./ReAuthentication/credentials.js"
import * as factors from "./ReAuthentication/factors.js"
import * as validation from "./ReAuthentication/validation.js"

export const handlers = [...factors.handlers, ...credentials.handlers, ...validation.handlers]
