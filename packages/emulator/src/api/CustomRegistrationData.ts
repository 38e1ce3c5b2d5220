/** Lists that users choose from when they register. */
import * as CustomRegistrationData from "@loginradius-effect/core/CustomRegistrationData"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { document } from "../documents/registrationEntry.js"
import { handle, refuse } from "../handle.js"
import { hex24 } from "../internal/ids.js"
import { isName } from "../internal/names.js"
import { isSame } from "../internal/secrets.js"
import { unredact } from "../internal/unredact.js"
import type { Settings } from "../Settings.js"
import * as RegistrationData from "../state/RegistrationData.js"
import type { RegistrationEntry } from "../state/RegistrationData.js"

/** The names of lists are part of paths, where letter case says nothing. */
const isSameType = (type: string, other: string): boolean => type.toLowerCase() === other.toLowerCase()

const checkType = (type: string, { registrationDataTypes: known }: Settings) =>
  isName(type.trim()) && (known.length === 0 || known.some((other) => isSameType(type, other)))
    ? Effect.void
    : refuse(ErrorCode.RegistrationDataTypeInvalid)

const checkParent = (parentId: string | undefined) =>
  Effect.flatMap(current, ({ store }) =>
    parentId === undefined || store.read(RegistrationData.byId(parentId)) !== undefined
      ? Effect.void
      : refuse(ErrorCode.RegistrationDataParentNotFound)
  )

const documentOf = (entry: RegistrationEntry) =>
  Effect.map(current, ({ store }) =>
    document(entry, entry.parentId === undefined ? undefined : store.read(RegistrationData.byId(entry.parentId)))
  )

const given = (value: string | null | undefined): string | undefined =>
  value === undefined || value === null || value.trim() === "" ? undefined : value.trim()

export const add = handle(CustomRegistrationData.addRegistrationData, ({ data }) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const entries: ReadonlyArray<RegistrationEntry> = yield* Effect.forEach(data, (item) =>
      Effect.gen(function* () {
        const [type, key, value] = [given(item.Type), given(item.Key), given(item.Value)]
        if (type === undefined || key === undefined || value === undefined) {
          return yield* refuse(ErrorCode.RegistrationDataInvalid)
        }
        const parentId = given(item.ParentId)
        yield* checkType(type, settings)
        yield* checkParent(parentId)
        return {
          id: yield* hex24,
          type,
          key,
          value,
          parentId,
          code: item.Code === undefined || item.Code === null ? undefined : given(unredact(item.Code)),
          isActive: item.IsActive !== false,
          createdAt: now,
          modifiedAt: now
        }
      })
    )
    if (entries.length === 0) return yield* refuse(ErrorCode.RegistrationDataInvalid)
    store.change(RegistrationData.putAll(entries))
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
    yield* checkParent(parentId)
    const ofType = store.read(RegistrationData.ofType(type))
    if (ofType.length === 0) return yield* refuse(ErrorCode.RegistrationDataTypeEmpty)
    const found = ofType.filter((entry) => entry.parentId === parentId)
    if (parentId !== undefined && found.length === 0) return yield* refuse(ErrorCode.RegistrationDataChildNotFound)
    const page = found.slice(skip, limit === undefined ? undefined : skip + limit)
    return yield* Effect.forEach(page, documentOf)
  })

export const list = handle(CustomRegistrationData.getRegistrationData, listed)

export const publicList = handle(CustomRegistrationData.authGetRegistrationData, (input) =>
  Effect.map(listed(input), (page) => page.map((entry) => ({ ...entry, Code: null })))
)

export const update = handle(CustomRegistrationData.updateRegistrationData, (input) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const entry = store.read(RegistrationData.byId(input.recordId))
    if (entry === undefined) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    yield* checkType(input.type, settings)
    yield* checkParent(input.parentId)
    // An entry below itself would be out of reach.
    if (input.parentId !== undefined && store.read(RegistrationData.below(entry.id)).includes(input.parentId)) {
      return yield* refuse(ErrorCode.RegistrationDataInvalid)
    }
    const changed: RegistrationEntry = {
      ...entry,
      type: input.type.trim(),
      key: input.key.trim(),
      value: input.value.trim(),
      parentId: input.parentId,
      code: input.code === undefined ? undefined : unredact(input.code),
      isActive: input.isActive,
      modifiedAt: now
    }
    store.change(RegistrationData.put(changed))
    return { IsPosted: true, Data: yield* documentOf(changed) }
  })
)

export const remove = handle(CustomRegistrationData.deleteRegistrationData, ({ recordId }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    if (store.read(RegistrationData.byId(recordId)) === undefined)
      return yield* refuse(ErrorCode.RegistrationDataNotFound)
    store.change(RegistrationData.remove(recordId))
    return { IsDeleted: true }
  })
)

export const validateCode = handle(CustomRegistrationData.validateCode, ({ code, recordId }) =>
  Effect.gen(function* () {
    const { store } = yield* current
    const entry = store.read(RegistrationData.byId(recordId))
    if (entry === undefined) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    if (!entry.isActive) return yield* refuse(ErrorCode.RegistrationDataInvalid)
    if (entry.code === undefined) return yield* refuse(ErrorCode.RegistrationDataHasNoCode)
    if (!isSame(unredact(code), entry.code)) return yield* refuse(ErrorCode.RegistrationCodeInvalid)
    return { IsValid: true }
  })
)

export const removeAll = handle(CustomRegistrationData.deleteAllRecordsByDataSource, ({ type }) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    yield* checkType(type, settings)
    const entries = store.read(RegistrationData.ofType(type))
    if (entries.length === 0) return yield* refuse(ErrorCode.RegistrationDataNotFound)
    for (const { id } of entries) store.change(RegistrationData.remove(id))
    return { IsDeleted: true }
  })
)

export const handlers = [add, list, publicList, update, remove, validateCode, removeAll]
