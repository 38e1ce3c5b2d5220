/** The sessions of a user. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { barredErrors } from "../internal/endpoints/errorGroups.js"
import { paged } from "../internal/endpoints/paged.js"
import { ActiveSessions } from "../model/Session.js"
import * as Wire from "../Wire.js"

const reading = {
  items: ({ data }: ActiveSessions) => data,
  // No source says how a page after the first would be asked for.
  next: () => undefined
}

/** Nobody is logged in, or who was is barred. */
const errors = () => [...barredErrors(), ErrorCode.SessionExpired] as const

/**
 * Lists the sessions of the user whom an access token belongs to. `.items` streams them one by one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/get-active-session-details}
 * @since 0.1.0
 * @category endpoints
 */
export const getActiveSessionDetails = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("TokenManagement.getActiveSessionDetails", () => ({
    route: "GET /api/v2/access_token/activesession",
    auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret" }),
    query: {
      /** An access token of the user whose sessions are listed. */
      token: Wire.secret
    },
    success: ActiveSessions,
    errors: errors(),
    safety: "read",
    when: "token",
    docs: "customer-identity-api/session/get-active-session-details"
  })),
  reading
)

/**
 * Lists the sessions of an account. `.items` streams them one by one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/active-session-by-account-id}
 * @since 0.1.0
 * @category endpoints
 */
export const activeSessionByAccountId = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("TokenManagement.activeSessionByAccountId", () => ({
    route: "GET /api/v2/access_token/activesession",
    auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret" }),
    query: {
      /** The account's `Uid`. */
      accountId: Wire.named(Wire.string, "accountid")
    },
    success: ActiveSessions,
    errors: errors(),
    safety: "read",
    when: "accountId",
    docs: "customer-identity-api/session/active-session-by-account-id"
  })),
  reading
)

/**
 * Lists the sessions that were opened with a profile, such as one of a social provider. `.items` streams them one by one.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/active-session-by-profile-id}
 * @since 0.1.0
 * @category endpoints
 */
export const activeSessionByProfileId = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("TokenManagement.activeSessionByProfileId", () => ({
    route: "GET /api/v2/access_token/activesession",
    auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret" }),
    query: {
      /** The `ID` of one of the account's profiles: the provider's id, where that is a social one. */
      profileId: Wire.named(Wire.string, "profileid")
    },
    success: ActiveSessions,
    errors: errors(),
    safety: "read",
    when: "profileId",
    docs: "customer-identity-api/session/active-session-by-profile-id"
  })),
  reading
)

/**
 * Lists the sessions of an account that were opened with one of its profiles. `.items` streams them one by one.
 *
 * LoginRadius documents all three members as optional, and has one operation for this and for the three other lists of sessions: what is
 * left out does not narrow the list, and one of them has to be given.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/session/active-session-by-account-id-and-profile-id}
 * @since 0.1.0
 * @category endpoints
 */
export const activeSessionByAccountIdAndProfileId = /* @__PURE__ */ paged(
  /* @__PURE__ */ Endpoint.make("TokenManagement.activeSessionByAccountIdAndProfileId", () => ({
    route: "GET /api/v2/access_token/activesession",
    auth: Credential.inQuery({ apiKey: "key", apiSecret: "secret" }),
    query: {
      /** The account's `Uid`. */
      accountId: Wire.optional(Wire.string, "accountid"),
      /** The `ID` of one of the account's profiles: the provider's id, where that is a social one. */
      profileId: Wire.optional(Wire.string, "profileid"),
      /** An access token of the user whose sessions are listed. */
      token: Wire.optional(Wire.secret)
    },
    success: ActiveSessions,
    errors: [...errors(), ErrorCode.ParameterMalformed],
    safety: "read",
    docs: "customer-identity-api/session/active-session-by-account-id-and-profile-id"
  })),
  reading
)
