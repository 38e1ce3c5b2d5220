/** The e-mail addresses of an account, and the mail that welcomes. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { emailToRemove, verificationMail, welcomeEmailTemplate } from "../internal/endpoints/parameters.js"
import { DeleteResponse, PostResponse } from "../model/Answers.js"
import * as Wire from "../Wire.js"

/**
 * Adds an e-mail address to the user's account and mails a link that verifies it.
 *
 * A service was seen to read the access token in the query alone: where it says that there is none, which does nothing, the call is
 * sent once more with the token there. Proxies and servers log queries.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-add-email}
 * @since 0.1.0
 * @category endpoints
 */
export const addEmail = /* @__PURE__ */ Endpoint.make("Authentication.addEmail", () => ({
  route: "POST /identity/v2/auth/email",
  auth: Credential.accessTokenOrInQuery("access_token"),
  query: verificationMail(),
  body: {
    /** The e-mail address to add. It gets the mail, and becomes the user's when it is verified. */
    email: Wire.string,
    /** A label of your own for the address, such as `Secondary`. Each address of an account has another one. */
    type: Wire.string
  },
  success: PostResponse,
  errors: [
    ErrorCode.EmailAlreadyRegistered,
    ErrorCode.EmailIdInvalid,
    ErrorCode.DangerousRequest,
    ErrorCode.EmailUpdateNotAllowed,
    ErrorCode.VerifiedEmailRequired,
    ErrorCode.EmailVerificationDisabled,
    ErrorCode.EmailSendLimitReached
  ],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-add-email"
}))

/**
 * Mails the welcome to the user, each time it is called.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-send-welcome-email}
 * @since 0.1.0
 * @category endpoints
 */
export const sendWelcomeEmail = /* @__PURE__ */ Endpoint.make("Authentication.sendWelcomeEmail", () => ({
  route: "GET /identity/v2/auth/account/sendwelcomeemail",
  auth: Credential.accessToken,
  query: welcomeEmailTemplate(),
  success: PostResponse,
  errors: [ErrorCode.EmailSendLimitReached],
  safety: "sendsMessage",
  docs: "customer-identity-api/authentication/auth-send-welcome-email"
}))

/**
 * Removes an e-mail address from the user's account. The last one stays.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/authentication/auth-remove-email}
 * @since 0.1.0
 * @category endpoints
 */
export const removeEmail = /* @__PURE__ */ Endpoint.make("Authentication.removeEmail", () => ({
  route: "DELETE /identity/v2/auth/email",
  auth: Credential.accessToken,
  body: emailToRemove(),
  success: DeleteResponse,
  errors: [ErrorCode.LastEmailCannotBeRemoved, ErrorCode.EmailNotFound, ErrorCode.EmailNotInProfile],
  safety: "destroys",
  docs: "customer-identity-api/authentication/auth-remove-email"
}))
