/** The roles and permissions that accounts have in contexts. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Effect from "effect/Effect"
import { current, modify } from "../../context.js"
import { contextList, contextMember } from "../../documents/roles.js"
import { handle, refuse } from "../../handle.js"
import { isName } from "../../internal/names.js"
import * as lookup from "../../rules/lookup.js"
import * as roles from "../../rules/roles.js"
import type { Settings } from "../../Settings.js"
import * as Accounts from "../../state/Accounts.js"
import type { RoleContext } from "../../state/Accounts.js"
import { unique, without } from "../../state/keys.js"

/** Whether a context is as good as deleted. */
const isOver = ({ expiresAt }: RoleContext, { hidesExpiredRoleContexts }: Settings, now: number): boolean =>
  hidesExpiredRoleContexts && expiresAt !== undefined && expiresAt <= now

/** An account with those of its contexts that count. */
const holder = (uid: string) =>
  Effect.map(lookup.byUid(uid), ({ account, now, settings }) => {
    const isGone = (context: RoleContext): boolean => isOver(context, settings, now)
    const contexts = account.roleContexts.filter((context) => !isGone(context))
    return {
      contexts,
      isGone,
      write: (roleContexts: ReadonlyArray<RoleContext>) => modify({ ...account, roleContexts })
    }
  })

/** The same, with the context of a name. */
const inContext = (uid: string, name: string) =>
  Effect.gen(function* () {
    const { contexts, write } = yield* holder(uid)
    const found = contexts.find(({ context }) => context === name)
    if (found === undefined) return yield* refuse(ErrorCode.RoleContextNameInvalid)
    const others = contexts.filter((context) => context !== found)
    const replace = (context: RoleContext) => write(contexts.map((other) => (other.context === name ? context : other)))
    return { found, replace, remove: write(others) }
  })

export const read = handle(RolesManagement.getContexts, ({ uid }) =>
  Effect.map(holder(uid), ({ contexts }) => contextList(contexts))
)

export const upsert = handle(RolesManagement.upsertContext, (input) =>
  Effect.gen(function* () {
    const { contexts, isGone, write } = yield* holder(input.uid)
    const given = yield* Effect.forEach(input.roleContext, contextBy(yield* roles.checker))
    const next = [...new Map([...contexts, ...given].map((context) => [context.context, context])).values()]
    yield* write(next)
    return contextList(next.filter((context) => !isGone(context)))
  })
)

const contextBy = (check: typeof roles.check) => (input: RolesManagement.RoleContextInput) =>
  Effect.gen(function* () {
    if (!isName(input.Context)) return yield* refuse(ErrorCode.RoleContextNameInvalid)
    const names = input.Roles ?? []
    yield* check(names)
    const isEndless = (input.Expiration ?? "").trim() === ""
    const expiresAt = isEndless ? undefined : roles.parseExpiration(input.Expiration ?? "")
    if (!isEndless && expiresAt === undefined) {
      return yield* refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: "The parameter expiration is missing or not well formed."
      })
    }
    const context: RoleContext = {
      context: input.Context,
      roles: unique(names),
      additionalPermissions: unique(input.AdditionalPermissions ?? []),
      expiresAt
    }
    return context
  })

export const remove = handle(RolesManagement.deleteRoleContext, ({ contextName, uid }) =>
  Effect.flatMap(inContext(uid, contextName), ({ remove }) => Effect.as(remove, { IsDeleted: true }))
)

export const removeRoles = handle(RolesManagement.deleteRoleFromContext, (input) =>
  Effect.gen(function* () {
    const { found, replace } = yield* inContext(input.uid, input.contextName)
    if (without(input.roles, found.roles).length > 0) return yield* refuse(ErrorCode.RoleNotFound)
    yield* replace({ ...found, roles: without(found.roles, input.roles) })
    return { IsDeleted: true }
  })
)

export const removePermissions = handle(RolesManagement.deleteAdditionalPermissionsFromContext, (input) =>
  Effect.gen(function* () {
    const { found, replace } = yield* inContext(input.uid, input.contextName)
    const { additionalPermissions } = input
    if (without(additionalPermissions, found.additionalPermissions).length > 0) {
      return yield* refuse(ErrorCode.AdditionalPermissionNotFound)
    }
    const left = without(found.additionalPermissions, additionalPermissions)
    yield* replace({ ...found, additionalPermissions: left })
    return { IsDeleted: true }
  })
)

export const members = handle(RolesManagement.roleContextByContextName, ({ contextName }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const found = store
      .read(Accounts.inRoleContext(contextName))
      .flatMap((account) =>
        account.roleContexts
          .filter((context) => context.context === contextName && !isOver(context, settings, now))
          .map((context) => contextMember(account, context, now))
      )
    return found.length === 0 ? yield* refuse(ErrorCode.RoleContextNameInvalid) : { Data: found }
  })
)

export const handlers = [read, upsert, remove, removeRoles, removePermissions, members]
