/** Backup codes, which a user and a server make. */
import * as Credential from "../Credential.js"
import * as Endpoint from "../Endpoint.js"
import * as ErrorCode from "../ErrorCode.js"
import { uidErrors } from "../internal/endpoints/errorGroups.js"
import { uid } from "../internal/endpoints/parameters.js"
import { BackupCodes } from "../model/SecondFactor.js"

const newBackupCodesErrors = () => [ErrorCode.MfaNotEnabled, ErrorCode.BackupCodeNotConfigured] as const

/**
 * Makes the first ten backup codes of the user. Afterwards only a reset makes new ones.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const backupCodesByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.backupCodesByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/backupcode",
    auth: Credential.accessToken,
    success: BackupCodes,
    errors: [...newBackupCodesErrors(), ErrorCode.BackupCodeAlreadyGenerated],
    safety: "consumesCode",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-access-token"
  })
)

/**
 * Makes ten new backup codes of the user; those made before no longer work.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-access-token}
 * @since 0.1.0
 * @category endpoints
 */
export const resetBackupCodesByAccessToken = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetBackupCodesByAccessToken",
  () => ({
    route: "GET /identity/v2/auth/account/2fa/backupcode/reset",
    auth: Credential.accessToken,
    success: BackupCodes,
    errors: [...newBackupCodesErrors()],
    safety: "creates",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-access-token"
  })
)

/**
 * Makes the first ten backup codes of an account. Afterwards only a reset makes new ones.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const backupCodesByUid = /* @__PURE__ */ Endpoint.make("MultiFactorAuthentication.backupCodesByUid", () => ({
  route: "GET /identity/v2/manage/account/2fa/backupcode",
  auth: Credential.secret,
  query: uid(),
  success: BackupCodes,
  errors: [...uidErrors(), ...newBackupCodesErrors(), ErrorCode.BackupCodeAlreadyGenerated],
  safety: "consumesCode",
  docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-backup-code-by-uid"
}))

/**
 * Makes ten new backup codes of an account; those made before no longer work.
 *
 * @see {@link https://www.loginradius.com/legacy/docs/api/v2/customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-uid}
 * @since 0.1.0
 * @category endpoints
 */
export const resetBackupCodesByUid = /* @__PURE__ */ Endpoint.make(
  "MultiFactorAuthentication.resetBackupCodesByUid",
  () => ({
    route: "GET /identity/v2/manage/account/2fa/backupcode/reset",
    auth: Credential.secret,
    query: uid(),
    success: BackupCodes,
    errors: [...uidErrors(), ...newBackupCodesErrors()],
    safety: "creates",
    docs: "customer-identity-api/multi-factor-authentication/backup-codes/mfa-reset-backup-code-by-uid"
  })
)
