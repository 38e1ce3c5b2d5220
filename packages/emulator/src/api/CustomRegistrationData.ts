/** Lists that users choose from when they register. */
import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { handle, refuse } from "../handle.js"
import { current } from "../internal/context.js"
import { hex24 } from "../internal/ids.js"
import { isName } from "../internal/names.js"
import { text } from "../internal/reveal.js"
import { iso } from "../internal/time.js"
import type { Settings } from "../Settings.js"
import type { RegistrationEntry, Service } from "../Store.js"

type Find = Service["entry"]

/** Finds entries by their ids, for those who look for many. */
const finder = (store: Service): Find => {
  const byId = new Map(store.entries().map((entry) => [entry.id, entry]))
  return (id) => byId.get(id)
}

const document = (entry: RegistrationEntry, find: Find) => ({
  Code: entry.code ?? null,
  Id: entry.id,
  DateCreated: iso(entry.createdAt),
  DateModified: iso(entry.modifiedAt),
  IsActive: entry.isActive,
  Type: entry.type,
  Key: entry.key,
  Value: entry.value,
  ParentId: entry.parentId ?? null,
  ParentType: entry.parentId === undefined ? null : (find(entry.parentId)?.type ?? null)
})

/** The names of lists are part of paths, where letter case says nothing. */
const isSame = (type: string, other: string): boolean => type.toLowerCase() === other.toLowerCase()

const checkType = (type: string, { registrationDataTypes: known }: Settings) =>
  isName(type.trim()) && (known.length === 0 || known.some((other) => isSame(type, other)))
    ? Effect.void
    : refuse(ErrorCode.RegistrationDataTypeInvalid)

const checkParent = (parentId: string | undefined, find: Find) =>
  parentId === undefined || find(parentId) !== undefined
    ? Effect.void
    : refuse(ErrorCode.RegistrationDataParentNotFound)

const given = (value: string | null | undefined): string | undefined =>
  value === undefined || value === null || value.trim() === "" ? undefined : value.trim()

export const add = handle(CustomRegistrationData.addRegistrationData, ({ data }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const find = finder(store)
    const entries: ReadonlyArray<RegistrationEntry> = yield* Effect.forEach(data, (item) =>
      Effect.gen(function* () {
        const [type, key, value] = [given(item.Type), given(item.Key), given(item.Value)]
        if (type === undefined || key === undefined || value === undefined) {
          return yield* refuse(ErrorCode.RegistrationDataInvalid)
        }
        const parentId = given(item.ParentId)
        yield* checkType(type, settings)
        yield* checkParent(parentId, find)
        return {
          id: yield* hex24,
          type,
          key,
          value,
          parentId,
          code: item.Code === undefined || item.Code === null ? undefined : given(text(item.Code)),
          isActive: item.IsActive !== false,
          createdAt: now,
          modifiedAt: now
        }
      })
    )
    if (entries.length === 0) return yield* refuse(ErrorCode.RegistrationDataInvalid)
    store.putEntries(entries)
    return { IsPosted: true }
  })
)

interface Page {
  readonly type: string
  readonly parentId?: string | undefined
  readonly skip?: number | undefined
  readonly limit?: number | undefined
}

const listed = ({ limit, parentId, skip = 0, type }: Page) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const negative = skip < 0 ? "skip" : limit !== undefined && limit < 0 ? "limit" : undefined
    if (negative !== undefined) {
      return yield* refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: `The parameter ${negative} is missing or not well formed.`
      })
    }
    yield* checkType(type, settings)
    yield* checkParent(parentId, store.entry)
    const ofType = store.entries().filter((entry) => isSame(entry.type, type))
    if (ofType.length === 0) return yield* refuse(ErrorCode.RegistrationDataTypeEmpty)
    const found = ofType.filter((entry) => entry.parentId === parentId)
    if (parentId !== undefined && found.length === 0) return yield* refuse(ErrorCode.RegistrationDataChildNotFound)
    const page = found.slice(skip, limit === undefined ? undefined : skip + limit)
    const find = finder(store)
    return page.map((entry) => document(entry, find))
  })

export const list = handle(CustomRegistrationData.getRegistrationData, listed)

export const publicList = handle(CustomRegistrationData.authGetRegistrationData, (input) =>
  Effect.map(listed(input), (page) => page.map((entry) => ({ ...entry, Code: null })))
)

export const update = handle(CustomRegistrationData.updateRegistrationData, (input) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const entry = store.entry(input.recordId)
    if (entry === undefined) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    yield* checkType(input.type, settings)
    yield* checkParent(input.parentId, store.entry)
    // An entry below itself would be out of reach.
    if (input.parentId !== undefined && store.entriesBelow(entry.id).includes(input.parentId)) {
      return yield* refuse(ErrorCode.RegistrationDataInvalid)
    }
    const changed: RegistrationEntry = {
      ...entry,
      type: input.type.trim(),
      key: input.key.trim(),
      value: input.value.trim(),
      parentId: input.parentId,
      code: input.code === undefined ? undefined : text(input.code),
      isActive: input.isActive,
      modifiedAt: now
    }
    store.putEntry(changed)
    return { IsPosted: true, Data: document(changed, store.entry) }
  })
)

export const remove = handle(CustomRegistrationData.deleteRegistrationData, ({ recordId }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    if (store.entry(recordId) === undefined) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    store.removeEntry(recordId)
    return { IsDeleted: true }
  })
)

export const validateCode = handle(CustomRegistrationData.validateCode, ({ code, recordId }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const entry = store.entry(recordId)
    if (entry === undefined) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    if (!entry.isActive) return yield* refuse(ErrorCode.RegistrationDataInvalid)
    if (entry.code === undefined) return yield* refuse(ErrorCode.RegistrationDataHasNoCode)
    if (entry.code !== text(code)) return yield* refuse(ErrorCode.RegistrationCodeInvalid)
    return { IsValid: true }
  })
)

export const handlers = [add, list, publicList, update, remove, validateCode]
