/** What somebody has to be allowed to. */
import type { Verdict } from "../../TokenVerifier.js"
import { Forbidden } from "./forbidden.js"

/** Why somebody is refused; undefined if they are not. */
export type Lacking = (user: Verdict) => Forbidden | undefined

/** By its name as it is written. */
export const role =
  (name: string): Lacking =>
  ({ roles }) =>
    roles.includes(name) ? undefined : new Forbidden({ reason: "RoleMissing", message: `the role ${name} is needed` })

export const permission =
  (name: string): Lacking =>
  ({ permissions }) =>
    permissions.includes(name)
      ? undefined
      : new Forbidden({ reason: "PermissionMissing", message: `the permission ${name} is needed` })
