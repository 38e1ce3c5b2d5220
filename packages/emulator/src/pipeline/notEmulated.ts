/** Operations of LoginRadius that are known and not emulated, so that whoever calls one is told which it is. */
import type { Request } from "@loginradius-effect/core/Handler"

/** Method, path and name of an operation, such as `GET /v2/things/:id Things.get`. */
export type Operation = string

/** By LoginRadius' documentation. */
const operations: ReadonlyArray<Operation> = [
  "GET /identity/v2/auth/login/2fa/register/passkey/begin MultiFactorAuthentication.passkeyRegisterBegin",
  "POST /identity/v2/auth/login/2fa/register/passkey/finish MultiFactorAuthentication.passkeyRegisterFinish",
  "GET /identity/v2/auth/account/2fa/register/passkey/begin MultiFactorAuthentication.passkeyRegisterBeginByAccessToken",
  "POST /identity/v2/auth/account/2fa/register/passkey/finish MultiFactorAuthentication.passkeyRegisterFinishByAccessToken",
  "GET /identity/v2/auth/login/2fa/passkey/begin MultiFactorAuthentication.passkeyVerifyBegin",
  "POST /identity/v2/auth/login/2fa/passkey/finish MultiFactorAuthentication.passkeyVerifyFinish",
  "DELETE /identity/v2/auth/account/2fa/authenticator/passkey MultiFactorAuthentication.resetPasskeyByAccessToken",
  "DELETE /identity/v2/manage/account/2fa/passkey MultiFactorAuthentication.resetPasskeyByUid",
  "GET /identity/v2/auth/register/passkey/begin Passkey.registerBegin",
  "POST /identity/v2/auth/register/passkey/finish Passkey.registerFinish",
  "GET /identity/v2/auth/login/passkey/begin Passkey.loginBegin",
  "POST /identity/v2/auth/login/passkey/finish Passkey.loginFinish",
  "GET /identity/v2/auth/login/passkey/autofill/begin Passkey.autofillLoginBegin",
  "POST /identity/v2/auth/login/passkey/autofill/finish Passkey.autofillLoginFinish",
  "GET /identity/v2/auth/account/register/passkey/begin Passkey.addBegin",
  "POST /identity/v2/auth/account/register/passkey/finish Passkey.addFinish",
  "GET /identity/v2/auth/account/passkey Passkey.list",
  "DELETE /identity/v2/auth/account/passkey/:passkeyId Passkey.remove",
  "POST /identity/v2/auth/passkey/forgot Passkey.forgot",
  "GET /identity/v2/auth/passkey/reset/begin Passkey.resetBegin",
  "POST /identity/v2/auth/passkey/reset/finish Passkey.resetFinish",
  "GET /identity/v2/manage/account/passkey Passkey.listByUid",
  "DELETE /identity/v2/manage/account/passkey/:passkeyId Passkey.removeByUid",
  "POST /identity CloudDirectory.identities",
  "GET /identity CloudDirectory.identitiesByPage",
  "POST /identity/customobject CloudDirectory.identitiesWithCustomObject",
  "GET /identity/customobject CloudDirectory.identitiesWithCustomObjectByPage",
  "POST /customobject CloudDirectory.customObjects",
  "GET /customobject CloudDirectory.customObjectsByPage",
  "POST /insights/userprofiles CloudDirectory.insights",
  "GET /api/jwt/:jwtAppName/token SingleSignOn.jwtTokenByAccessToken",
  "POST /api/jwt/:jwtAppName/login SingleSignOn.jwtTokenByEmail",
  "POST /api/jwt/:jwtAppName/login SingleSignOn.jwtTokenByUsername",
  "POST /api/jwt/:jwtAppName/login SingleSignOn.jwtTokenByPhone",
  "GET /sso/jwt/api/token SingleSignOn.jwtTokenByAccessTokenV1",
  "POST /sso/jwt/api/login SingleSignOn.jwtTokenByEmailV1",
  "POST /sso/jwt/api/login SingleSignOn.jwtTokenByUsernameV1",
  "POST /sso/jwt/api/login SingleSignOn.jwtTokenByPhoneV1",
  "GET /sso/mobile/generate SingleSignOn.generateQrCode",
  "POST /sso/mobile/token SingleSignOn.addQrToken",
  "GET /sso/mobile/token SingleSignOn.accessTokenByQrCode",
  "GET /sso/bigcommerce/api/token SingleSignOn.bigcommerceLoginUrl",
  "GET /sso/shopify/api/token SingleSignOn.shopifyLoginUrl",
  "GET /sso/perfectmind/session SingleSignOn.perfectMindSession",
  "GET /sso/perfectmind/contact SingleSignOn.perfectMindContact",
  "GET /service/saml/idp/metadata SingleSignOn.samlMetadata",
  "POST /api/oauth/:oauthAppName/token OAuth2.tokenByCode",
  "POST /api/oauth/:oauthAppName/token OAuth2.tokenByPassword",
  "POST /api/oauth/:oauthAppName/token OAuth2.refreshToken",
  "POST /api/oauth/:oauthAppName/token OAuth2.tokenByLoginRadiusToken",
  "POST /api/oauth/:oauthAppName/token OAuth2.tokenByDeviceCode",
  "POST /api/oauth/:oauthAppName/revoke OAuth2.revokeToken",
  "POST /api/oauth/:oauthAppName/device OAuth2.requestDeviceCode",
  "POST /api/oidc/:oidcAppName/token OpenIdConnect.tokenByCode",
  "POST /api/oidc/:oidcAppName/token OpenIdConnect.tokenByPassword",
  "POST /api/oidc/:oidcAppName/token OpenIdConnect.refreshToken",
  "POST /api/oidc/:oidcAppName/token OpenIdConnect.tokenByLoginRadiusToken",
  "POST /api/oidc/:oidcAppName/token OpenIdConnect.tokenByDeviceCode",
  "POST /api/oidc/:oidcAppName/revoke OpenIdConnect.revokeToken",
  "POST /api/oidc/:oidcAppName/device OpenIdConnect.requestDeviceCode",
  "GET /service/oidc/:oidcAppName/userinfo OpenIdConnect.userInfo",
  "GET /service/oidc/:oidcAppName/JWKS OpenIdConnect.jwks",
  "GET /service/oidc/:oidcAppName/.well-known/openid-configuration OpenIdConnect.discovery",
  "POST /service/oauth/token MachineToMachine.tokenByClientCredentials",
  "POST /service/oauth/introspect MachineToMachine.introspectToken",
  "POST /service/oauth/revoke MachineToMachine.revokeToken",
  "GET /service/oauth/jwks MachineToMachine.jwks",
  "POST /api/v2/resthook/subscribe RestHooks.subscribe",
  "POST /api/v2/resthook/unsubscribe RestHooks.unsubscribe",
  "GET /api/v2/resthook/subscription RestHooks.subscribedUrls",
  "GET /api/v2/resthook/fields RestHooks.fieldsList",
  "GET /api/v2/resthook/test RestHooks.test",
  "POST /hpa/v1/email/check HighConcurrency.checkEmailAvailability",
  "POST /hpa/v1/phone/check HighConcurrency.checkPhoneAvailability",
  "POST /hpa/v1/username/check HighConcurrency.checkUsernameAvailability",
  "GET /hpa/v1/profile HighConcurrency.getProfile",
  "POST /hpa/v1/login HighConcurrency.loginByEmail",
  "POST /hpa/v1/login HighConcurrency.loginByPhone",
  "POST /hpa/v1/login HighConcurrency.loginByUsername",
  "POST /hpa/v1/register HighConcurrency.registrationByEmail",
  "POST /hpa/v1/register HighConcurrency.registrationByPhone",
  "POST /hpa/v1/register HighConcurrency.registrationByUsername",
  "POST /hpa/v1/auth/register/captcha HighConcurrency.registrationByCaptcha",
  "POST /hpa/v1/auth/email/add HighConcurrency.addEmail",
  "GET /hpa/v1/auth/token/validate HighConcurrency.validateAccessToken",
  "POST /identity/v2/manage/organizations Organizations.create",
  "PUT /identity/v2/manage/organizations/:orgId Organizations.update",
  "DELETE /identity/v2/manage/organizations/:orgId Organizations.delete",
  "GET /identity/v2/manage/organizations/:orgId Organizations.getById",
  "GET /identity/v2/manage/organizations/name/:orgName Organizations.getByName",
  "GET /identity/v2/manage/organizations Organizations.list",
  "PUT /identity/v2/manage/organizations/:orgId/status Organizations.updateStatus",
  "PUT /identity/v2/manage/organizations/:orgId/defaultroles Organizations.updateDefaultRoles",
  "POST /identity/v2/manage/organizations/:orgId/members Organizations.addMember",
  "GET /identity/v2/manage/organizations/:orgId/members Organizations.listMembers",
  "DELETE /identity/v2/manage/organizations/:orgId/members Organizations.removeMembers",
  "PUT /identity/v2/manage/organizations/:orgId/members/:uid/idp/global Organizations.setMemberGlobalIdp",
  "PUT /identity/v2/manage/organizations/:orgId/idp/global Organizations.setGlobalIdp",
  "POST /identity/v2/manage/organizations/:orgId/idp/saml Organizations.createSamlIdp",
  "PUT /identity/v2/manage/organizations/:orgId/idp/saml/:idpId Organizations.updateSamlIdp",
  "GET /identity/v2/manage/organizations/:orgId/idp Organizations.listIdps",
  "GET /identity/v2/manage/organizations/:orgId/idp/saml/:idpId Organizations.getSamlIdp",
  "PUT /identity/v2/manage/organizations/:orgId/idp/:idpId/status Organizations.updateIdpStatus",
  "DELETE /identity/v2/manage/organizations/:orgId/idp/:idpId Organizations.deleteIdp"
]

/** The name of the operation that a request is for; several where they share method and path. */
export const nameOf = (request: Request, others: ReadonlyArray<Operation>): string | undefined => {
  const names = [operations, others].map((known) => closest(known, request)).find((names) => names.length > 0)
  return names?.join(", ")
}

/** The operations that fit a request with the fewest parameters. */
const closest = (known: ReadonlyArray<Operation>, { method, path }: Request): ReadonlyArray<string> => {
  const given = path.toLowerCase().split("/")
  const fitting = known.flatMap((operation) => {
    const [itsMethod, itsPath = "", name = ""] = operation.split(" ")
    const segments = itsPath.split("/")
    const parameters = segments.filter(isParameter).length
    return itsMethod === method && fits(segments, given) ? [{ name, parameters }] : []
  })
  const fewest = Math.min(...fitting.map(({ parameters }) => parameters))
  return fitting.flatMap(({ name, parameters }) => (parameters === fewest ? [name] : []))
}

const isParameter = (segment: string): boolean => segment.startsWith(":")

const fits = (segments: ReadonlyArray<string>, given: ReadonlyArray<string>): boolean =>
  segments.length === given.length &&
  segments.every((segment, i) => (isParameter(segment) ? given[i] !== "" : segment.toLowerCase() === given[i]))
