/** Custom objects, in the hands of users and of management. */
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import type { Handler } from "@loginradius-effect/core/Handler"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { caller, current } from "../context.js"
import { document } from "../documents/customObject.js"
import { type CurrentSettings, handle, refuse, type Session, type Store } from "../handle.js"
import { hex24 } from "../internal/ids.js"
import * as lookup from "../rules/lookup.js"
import * as CustomObjects from "../state/CustomObjects.js"
import type { CustomObject } from "../state/CustomObjects.js"
import type { Json } from "../state/Json.js"

/** The objects of one name that an account has. */
const named = (uid: string, name: string) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const { enabled, names } = settings.customObjects
    if (!enabled) return yield* refuse(ErrorCode.CustomObjectNotConfigured)
    if (names.length > 0 && !names.includes(name)) return yield* refuse(ErrorCode.CustomObjectNameInvalid)
    return { objects: store.read(CustomObjects.named(uid, name)), limits: settings.customObjects, store }
  })

/** One of them. */
const one = (uid: string, name: string, id: string) =>
  Effect.gen(function* () {
    const { objects, store } = yield* named(uid, name)
    if (!/^[0-9a-f]{24}$/i.test(id)) return yield* refuse(ErrorCode.CustomObjectIdInvalid)
    const object = objects.find((object) => object.id === id.toLowerCase())
    return object === undefined ? yield* refuse(ErrorCode.CustomObjectNotFound) : { object, store }
  })

const create = (uid: string, name: string, content: object) =>
  Effect.gen(function* () {
    const { limits, objects, store } = yield* named(uid, name)
    if (limits.recordLimit > 0 && objects.length >= limits.recordLimit) {
      return yield* refuse(ErrorCode.CustomObjectLimitReached)
    }
    const now = yield* Clock.currentTimeMillis
    const object: CustomObject = {
      id: yield* hex24,
      uid,
      name,
      content: content as Json,
      createdAt: now,
      modifiedAt: now
    }
    store.change(CustomObjects.put(object))
    return document(object)
  })

const read = (uid: string, name: string, id: string) => Effect.map(one(uid, name, id), ({ object }) => document(object))

const list = (uid: string, name: string) =>
  Effect.gen(function* () {
    const { limits, objects } = yield* named(uid, name)
    if (objects.length === 0 && limits.emptyIsNotFound) return yield* refuse(ErrorCode.CustomObjectNotFound)
    return { data: objects.map(document), Count: objects.length }
  })

/** A partial replacement goes member by member, and not below the first level. */
const update = (uid: string, name: string, id: string, given: object, updateType = "replace") =>
  Effect.gen(function* () {
    const { object, store } = yield* one(uid, name, id)
    const type = updateType.toLowerCase()
    if (type !== "replace" && type !== "partialreplace") {
      return yield* refuse(ErrorCode.ParameterMalformed, {
        status: 400,
        description: "The parameter updatetype is missing or not well formed."
      })
    }
    const content = type === "replace" ? (given as Json) : { ...object.content, ...given }
    const updated: CustomObject = { ...object, content, modifiedAt: yield* Clock.currentTimeMillis }
    store.change(CustomObjects.put(updated))
    return document(updated)
  })

const remove = (uid: string, name: string, id: string) =>
  Effect.map(one(uid, name, id), ({ object, store }) => {
    store.change(CustomObjects.remove(object.uid, object.id))
    return { IsDeleted: true }
  })

const ofUid = (uid: string) => Effect.map(lookup.byUid(uid), ({ account }) => account.uid)

const ofCaller = Effect.map(caller, ({ account }) => account.uid)

export const handlers: ReadonlyArray<Handler<Store | CurrentSettings | Session>> = [
  handle(CustomObjectManagement.createByUid, (input) =>
    Effect.flatMap(ofUid(input.uid), (uid) => create(uid, input.objectName, input.object))
  ),
  handle(CustomObjectManagement.createByAccessToken, (input) =>
    Effect.flatMap(ofCaller, (uid) => create(uid, input.objectName, input.object))
  ),
  handle(CustomObjectManagement.getByObjectRecordIdAndUid, (input) =>
    Effect.flatMap(ofUid(input.uid), (uid) => read(uid, input.objectName, input.objectRecordId))
  ),
  handle(CustomObjectManagement.getByObjectRecordIdAndAccessToken, (input) =>
    Effect.flatMap(ofCaller, (uid) => read(uid, input.objectName, input.objectRecordId))
  ),
  handle(CustomObjectManagement.getByUid, (input) =>
    Effect.flatMap(ofUid(input.uid), (uid) => list(uid, input.objectName))
  ),
  handle(CustomObjectManagement.getByAccessToken, (input) =>
    Effect.flatMap(ofCaller, (uid) => list(uid, input.objectName))
  ),
  handle(CustomObjectManagement.updateByObjectRecordIdAndUid, (input) =>
    Effect.flatMap(ofUid(input.uid), (uid) =>
      update(uid, input.objectName, input.objectRecordId, input.object, input.updateType)
    )
  ),
  handle(CustomObjectManagement.updateByObjectRecordIdAndAccessToken, (input) =>
    Effect.flatMap(ofCaller, (uid) =>
      update(uid, input.objectName, input.objectRecordId, input.object, input.updateType)
    )
  ),
  handle(CustomObjectManagement.deleteByObjectRecordIdAndUid, (input) =>
    Effect.flatMap(ofUid(input.uid), (uid) => remove(uid, input.objectName, input.objectRecordId))
  ),
  handle(CustomObjectManagement.deleteByObjectRecordIdAndAccessToken, (input) =>
    Effect.flatMap(ofCaller, (uid) => remove(uid, input.objectName, input.objectRecordId))
  )
]
