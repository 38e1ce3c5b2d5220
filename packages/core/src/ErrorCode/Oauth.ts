/**
 * Errors of the OAuth and OpenID Connect protocols that LoginRadius gives a code of its own.
 *
 * @since 0.1.0
 */
import { define } from "../LoginRadiusError.js"

/** sso 2005 · 401 · The authorization code came too late. */
export class SsoCodeExpired extends /* @__PURE__ */ define("SsoCodeExpired", "oauth", { sso: 2005 }) {}

/** sso 2006 · 400 · Not the redirect_uri that the authorization code was made for. */
export class SsoRedirectUriInvalid extends /* @__PURE__ */ define("SsoRedirectUriInvalid", "oauth", { sso: 2006 }) {}

/** sso 2007 · 401 · The authorization code is unknown. */
export class SsoCodeInvalid extends /* @__PURE__ */ define("SsoCodeInvalid", "oauth", { sso: 2007 }) {}

/** sso 2008 · 400 · The OAuth request is incomplete or contradicts itself. */
export class OAuthInvalidRequest extends /* @__PURE__ */ define("OAuthInvalidRequest", "oauth", { sso: 2008 }) {}

/** sso 2009 · 401 · The OAuth client is unknown or did not prove itself. */
export class OAuthInvalidClient extends /* @__PURE__ */ define("OAuthInvalidClient", "oauth", { sso: 2009 }) {}

/** sso 2010 · 400 · The OAuth grant is wrong, too old or another client's. */
export class OAuthInvalidGrant extends /* @__PURE__ */ define("OAuthInvalidGrant", "oauth", { sso: 2010 }) {}

/** sso 2011 · 403 · The OAuth client may not use this grant. */
export class OAuthUnauthorizedClient
  extends /* @__PURE__ */ define("OAuthUnauthorizedClient", "oauth", { sso: 2011 }) {}

/** sso 2012 · 400 · This kind of OAuth grant is not served. */
export class OAuthUnsupportedGrantType
  extends /* @__PURE__ */ define("OAuthUnsupportedGrantType", "oauth", { sso: 2012 }) {}

/** sso 2013 · 400 · The requested OAuth scope is unknown or too wide. */
export class OAuthInvalidScope extends /* @__PURE__ */ define("OAuthInvalidScope", "oauth", { sso: 2013 }) {}

/** sso 2014 · 401 · Not the redirect_uri that the authorization started with. */
export class OAuthRedirectUriMismatch
  extends /* @__PURE__ */ define("OAuthRedirectUriMismatch", "oauth", { sso: 2014 }) {}
