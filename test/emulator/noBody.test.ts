/** Bodies that say nothing, sent to each operation of the catalogue that can have a body. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import { emulated } from "../support/emulated.js"
import { account, at, emulator, key, manage, type Raw, secret, send } from "./support.js"

interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly auth: { readonly kind: string }
  readonly parameters: ReadonlyArray<{ readonly wire: string; readonly in: string; readonly required: boolean }>
  readonly body: unknown
}

/** The others are read by GET, and one sends nothing. */
const operations = catalogue.filter(
  ({ id, method }) => method !== "GET" && method !== null && emulated.has(id)
) as ReadonlyArray<Operation>

/** What clients send in place of a body: the SDK for Go `""`, with each PUT and DELETE that has none. */
const nothings = ['""', ' "\\t\\u0020"\n', "null", "  \r\n"]

/** What says something that no operation understands. */
const malformed = ['"x"', "[]", '"']

const medias = ["application/json", "application/x-www-form-urlencoded", "text/plain", ""]

/** Codes for a body that is missing or malformed; 7914 where management is of the second generation. */
const missing = [1090, 7914]
/** The same, where the documentation names another one. */
const missingOf: { readonly [id: string]: number | undefined } = {
  "ReAuthentication.validateMfa": 965,
  "ReAuthentication.validatePassword": 965,
  "ReAuthentication.validatePin": 965
}
const unreadable = [965, 1079, 1084, 1035, 7914]

const needsMember = (body: unknown): boolean => JSON.stringify(body).includes('"required":true')

const session = Effect.gen(function* () {
  const uid = yield* account("ada@example.com", { Password: undefined, UserName: "ada", PhoneId: "15550100" })
  const of = (path: string) => manage({ path: `/identity/v2/manage/account/${path}&apikey=${key}` })
  const token = String(at((yield* of(`access_token?uid=${uid}`)).body, "access_token"))
  return { uid, token, sott: String(at((yield* of("sott?")).body, "Sott")) }
})

/** The answer of a new emulator to an operation with good credentials and this body. */
const answer = ({ auth, method, parameters, path }: Operation, body: string | undefined, media: string) =>
  Effect.gen(function* () {
    const { sott, token, uid } = yield* session
    const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === "uid" ? uid : "x1"))
    const query = new URLSearchParams({ apikey: key, key, apisecret: secret, secret })
    for (const parameter of parameters) {
      if (parameter.in === "query" && parameter.required)
        query.set(parameter.wire, parameter.wire === "uid" ? uid : "x1")
    }
    const raw: Raw = {
      method,
      path: `${target}?${query}`,
      headers: {
        ...(/token/i.test(auth.kind) ? { authorization: `Bearer ${token}` } : {}),
        ...(auth.kind === "sott" ? { "x-loginradius-sott": sott } : {}),
        ...(media === "" ? {} : { "content-type": media })
      },
      ...(body === undefined ? {} : { body })
    }
    const { status, body: answered } = yield* send(raw)
    const endpoint = (yield* Emulator.refusals).at(-1)?.endpoint
    return { status, answered, code: at(answered, "ErrorCode"), endpoint }
  }).pipe(Effect.provide(emulator({ phoneLogin: true, userNameLogin: true })))

describe("a body that says nothing", () => {
  it("is sent to all operations that can have one", () => {
    assert.isAbove(operations.length, 80)
  })

  for (const operation of operations) {
    it.effect(`is no body for ${operation.method} ${operation.id}`, () =>
      Effect.gen(function* () {
        const none = yield* answer(operation, undefined, "")
        for (const [i, body] of nothings.entries()) {
          const given = yield* answer(operation, body, medias[i % medias.length] as string)
          assert.deepStrictEqual(
            [given.status, given.code, given.endpoint],
            [none.status, none.code, none.endpoint],
            body
          )
        }
        if (operation.body === null) assert.notInclude([...missing, ...unreadable, 1083], none.code)
        else if (needsMember(operation.body)) assert.include([missingOf[operation.id] ?? missing].flat(), none.code)
        // What is malformed stays malformed, whether a body is needed or not.
        for (const body of malformed) {
          assert.include(unreadable, (yield* answer(operation, body, "application/json")).code, body)
        }
      })
    )
  }
})
