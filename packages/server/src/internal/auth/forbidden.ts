/** What somebody may not do, whoever they are. */
import * as Data from "effect/Data"

/**
 * Why a request is refused although its token may be good. `CrossSite`: a cookie came with a request that another site's page may have
 * sent. `RoleMissing`, `PermissionMissing`: the account lacks it.
 *
 * @since 0.1.0
 * @category models
 */
export type ForbiddenReason = "CrossSite" | "RoleMissing" | "PermissionMissing"

/**
 * The request is not allowed: HTTP 403. To log in again does not help.
 *
 * @since 0.1.0
 * @category errors
 */
export class Forbidden
  extends /* @__PURE__ */ Data.TaggedError("Forbidden")<{
    readonly reason: ForbiddenReason
    /** One line for a log or an answer. */
    readonly message: string
  }> {}
