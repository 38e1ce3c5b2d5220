/** The roles that accounts have everywhere. */
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Effect from "effect/Effect"
import { modify } from "../../context.js"
import { handle } from "../../handle.js"
import * as lookup from "../../rules/lookup.js"
import * as roles from "../../rules/roles.js"
import { unique, without } from "../../state/keys.js"

export const read = handle(RolesManagement.rolesByUid, ({ uid }) =>
  Effect.map(lookup.byUid(uid), ({ account }) => ({ Roles: account.roles }))
)

/** Roles that the account has already stay. */
export const assign = handle(RolesManagement.assignRolesByUid, (input) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.byUid(input.uid)
    yield* roles.check(input.roles)
    const assigned = unique([...account.roles, ...input.roles])
    yield* modify({ ...account, roles: assigned })
    return { Roles: assigned }
  })
)

/** It is no fault when the account does not have a role that there is. */
export const unassign = handle(RolesManagement.unassignRolesByUid, (input) =>
  Effect.gen(function* () {
    const { account } = yield* lookup.byUid(input.uid)
    yield* roles.check(input.roles)
    const left = without(account.roles, input.roles)
    yield* modify({ ...account, roles: left })
    return { IsDeleted: true }
  })
)

export const handlers = [read, assign, unassign]
