import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Configuration from "@loginradius-effect/core/Configuration"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Emulator } from "@loginradius-effect/emulator"
import * as account from "./cases/account.js"
import * as authentication from "./cases/authentication.js"
import * as configuration from "./cases/configuration.js"
import * as customObjects from "./cases/customObjects.js"
import * as infrastructure from "./cases/infrastructure.js"
import * as roles from "./cases/roles.js"

const cases = [
  ...authentication.cases,
  ...account.cases,
  ...infrastructure.cases,
  ...configuration.cases,
  ...roles.cases,
  ...customObjects.cases
]

const modules = [
  Authentication,
  Account,
  Infrastructure,
  Configuration,
  RolesManagement,
  CustomObjectManagement
]

const endpoints = modules
  .flatMap((module): ReadonlyArray<unknown> => Object.values(module))
  .filter(Endpoint.isEndpoint)
  .map(({ id }) => id)
  .sort()

describe("contract", () => {
  it("shows an effect of every endpoint through another one", () => {
    const shown = new Set(cases.filter(({ kind }) => kind === "effect").map(({ endpoint }) => endpoint.id))
    assert.deepEqual([...shown].sort(), endpoints)
  })

  it("has a documented refusal of every endpoint", () => {
    const refused = new Set(cases.filter(({ kind }) => kind === "refusal").map(({ endpoint }) => endpoint.id))
    assert.deepEqual([...refused].sort(), endpoints)
  })

  it("has one handler for every endpoint", () => {
    assert.deepEqual(Emulator.handlers.map(({ endpoint }) => endpoint.id).sort(), endpoints)
    assert.strictEqual(endpoints.length, 76)
  })
})
