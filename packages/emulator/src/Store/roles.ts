/** Roles: those of the application, and what becomes of them in accounts. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import type { Account } from "./Account.js"
import type { Role } from "./Role.js"
import type { State } from "./State.js"

export const find = (state: State, name: string): Role | undefined => state.roles.find((role) => role.name === name)

/** Writes roles, each in the place of the one of its name, or after all others. */
export const put = (state: State, roles: ReadonlyArray<Role>): State => ({
  ...state,
  roles: [...new Map([...state.roles, ...roles].map((role) => [role.name, role])).values()]
})

/** Removes a role, also from the accounts that have it. */
export const remove = (state: State, name: string): State => ({
  ...state,
  roles: state.roles.filter((role) => role.name !== name),
  accounts: HashMap.map(state.accounts, (account) => stripped(account, name))
})

const stripped = (account: Account, name: string): Account => {
  const without = (names: ReadonlyArray<string>): ReadonlyArray<string> => names.filter((other) => other !== name)
  return {
    ...account,
    roles: without(account.roles),
    roleContexts: account.roleContexts.map((context) => ({ ...context, roles: without(context.roles) }))
  }
}

/** What is wrong with roles, one line each. */
export const violations = (state: State): ReadonlyArray<string> => {
  const names = state.roles.map(({ name }) => name)
  const known = new Set(names)
  const unknown = (uid: string, assigned: ReadonlyArray<string>): ReadonlyArray<string> => [
    ...assigned.flatMap((name) => (known.has(name) ? [] : [`role that there is not: ${name} of ${uid}`])),
    ...(new Set(assigned).size === assigned.length ? [] : [`role twice: ${uid}`])
  ]
  return [
    ...(known.size === names.length ? [] : ["two roles of one name"]),
    ...Arr.fromIterable(HashMap.values(state.accounts)).flatMap(({ roleContexts, roles, uid }) => [
      ...unknown(uid, roles),
      ...roleContexts.flatMap((context) => unknown(uid, context.roles)),
      ...(new Set(roleContexts.map(({ context }) => context)).size === roleContexts.length
        ? []
        : [`two role contexts of one name: ${uid}`])
    ])
  ]
}
