/** The contract cases of all groups. Every reader of the cases uses this list. */
import type { Case } from "../support.js"

const modules = await Promise.all([
  import("./account.js"),
  import("./authentication.js"),
  import("./configuration.js"),
  import("./consentManagement.js"),
  import("./riskBasedAuthentication.js"),
  import("./customObjectManagement.js"),
  import("./customRegistrationData.js"),
  import("./infrastructure.js"),
  import("./multiFactorAuthentication.js"),
  import("./oneTouchLogin.js"),
  import("./passwordlessLogin.js"),
  import("./phoneAuthentication.js"),
  import("./pinAuthentication.js"),
  import("./reAuthentication.js"),
  import("./rolesManagement.js"),
  import("./smartLogin.js"),
  import("./socialLogin.js"),
  import("./tokenManagement.js"),
  import("./webhooks.js")
])

export const cases: ReadonlyArray<Case> = modules.flatMap(({ cases }) => cases)
