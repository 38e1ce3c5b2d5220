/** Custom objects by account, the oldest first. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import type { CustomObject } from "./CustomObject.js"
import { get, type State } from "./State.js"

const of = (state: State, uid: string): ReadonlyArray<CustomObject> => get(state.objects, uid) ?? []

const write = (state: State, uid: string, objects: ReadonlyArray<CustomObject>): State => ({
  ...state,
  objects: objects.length === 0 ? HashMap.remove(state.objects, uid) : HashMap.set(state.objects, uid, objects)
})

export const named = (state: State, uid: string, name: string): ReadonlyArray<CustomObject> =>
  of(state, uid).filter((object) => object.name === name)

export const put = (state: State, object: CustomObject): State => {
  const known = of(state, object.uid)
  return write(
    state,
    object.uid,
    known.some(({ id }) => id === object.id)
      ? known.map((other) => (other.id === object.id ? object : other))
      : [...known, object]
  )
}

export const remove = (state: State, uid: string, id: string): State =>
  write(
    state,
    uid,
    of(state, uid).filter((object) => object.id !== id)
  )

export const removeOf = (state: State, uid: string): State => write(state, uid, [])

/** Gives the objects of an account to another one. */
export const move = (state: State, from: string, to: string): State =>
  write(removeOf(state, from), to, [...of(state, to), ...of(state, from).map((object) => ({ ...object, uid: to }))])

/** What is wrong with custom objects, one line each; whether their accounts are there is asked elsewhere. */
export const violations = (state: State): ReadonlyArray<string> => {
  const owned = Arr.fromIterable(state.objects)
  const ids = owned.flatMap(([, objects]) => objects.map(({ id }) => id))
  return [
    ...owned.flatMap(([uid, objects]) =>
      objects.every((object) => object.uid === uid) ? [] : [`object moved: ${uid}`]
    ),
    ...(new Set(ids).size === ids.length ? [] : ["two custom objects of one id"])
  ]
}
