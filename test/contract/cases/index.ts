/** The contract cases of all modules. A module that is not in this list does not count anywhere. */
import type { Case } from "../support.js"

const modules = await Promise.all([
  import("./account.js"),
  import("./authentication.js"),
  import("./configuration.js"),
  import("./customObjectManagement.js"),
  import("./customRegistrationData.js"),
  import("./infrastructure.js"),
  import("./multiFactorAuthentication.js"),
  import("./oneTouchLogin.js"),
  import("./passwordlessLogin.js"),
  import("./phoneAuthentication.js"),
  import("./rolesManagement.js"),
  import("./smartLogin.js"),
  import("./socialLogin.js"),
  import("./tokenManagement.js"),
  import("./webhooks.js")
])

export const cases: ReadonlyArray<Case> = modules.flatMap(({ cases }) => cases)
