/** Custom objects of LoginRadius: records about the user that the application defines. */
import { HttpApiBuilder } from "@effect/platform"
import { CustomObjectManagement } from "@loginradius-effect/core"
import { Effect } from "effect"
import { Api } from "../../api/Api.js"
import { CurrentUser } from "../../api/CurrentUser.js"
import type { Change, CustomObject, Value } from "../../api/CustomObjects.js"
import { Backend } from "../loginradius/Backend.js"
import { orRefuse } from "../loginradius/Refusals.js"

export const listObjects = (objectName: string) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    const { data } = yield* CustomObjectManagement.getByAccessToken({ accessToken, objectName }).pipe(
      // Some applications of LoginRadius answer this in place of an empty list.
      Effect.catchTag("CustomObjectNotFound", () => Effect.succeed({ data: [] }))
    )
    return data.map(shown)
  }).pipe(orRefuse)

export const createObject = (objectName: string, object: typeof Value.Type) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    return shown(yield* CustomObjectManagement.createByAccessToken({ accessToken, objectName, object }))
  }).pipe(orRefuse)

/** A merge replaces the given members, and keeps the others. */
export const updateObject = (objectName: string, objectRecordId: string, { how, value }: typeof Change.Type) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    const record = yield* CustomObjectManagement.updateByObjectRecordIdAndAccessToken({
      accessToken,
      objectName,
      objectRecordId,
      object: value,
      updateType: how === "merge" ? "partialreplace" : "replace"
    })
    return shown(record)
  }).pipe(orRefuse)

export const deleteObject = (objectName: string, objectRecordId: string) =>
  Effect.gen(function* () {
    const { accessToken } = yield* CurrentUser
    yield* CustomObjectManagement.deleteByObjectRecordIdAndAccessToken({ accessToken, objectName, objectRecordId })
    return { done: true } as const
  }).pipe(orRefuse)

const shown = (record: CustomObjectManagement.CustomObjectRecord): CustomObject => ({
  id: record.Id,
  value: (record.CustomObject ?? {}) as typeof Value.Type,
  createdAt: record.DateCreated ?? null,
  modifiedAt: record.DateModified ?? null
})

export const layer = HttpApiBuilder.group(Api, "customObjects", (handlers) =>
  handlers
    .handle("kinds", () => Effect.map(Backend, ({ objectNames }) => objectNames))
    .handle("list", ({ urlParams: { kind } }) => listObjects(kind))
    .handle("create", ({ payload: { value }, urlParams: { kind } }) => createObject(kind, value))
    .handle("update", ({ payload, urlParams: { id, kind } }) => updateObject(kind, id, payload))
    .handle("delete", ({ urlParams: { id, kind } }) => deleteObject(kind, id))
)
