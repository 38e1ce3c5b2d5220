/**
 * Requests of LoginRadius' SDKs for Go, PHP, .NET, Python, Java and Ruby against the emulator's server: what they write in a way
 * of their own, and every PUT and DELETE that needs no body, in the form that each of them gives it.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import { codeOf, filled, send, type Sent, values, type Values } from "./families/client.js"
import { type Language, languages, signed } from "./families/languages.js"
import { type Row, rows } from "./families/requests.js"
import { emulated } from "../support/emulated.js"
import { apiSecret, at, Server, server, withLayer } from "./setup.js"

const settings = { requestSigning: "preferred", phoneLogin: true, userNameLogin: true } as const

const signingOf = (name: string) => languages.find((language) => language.name === name)?.signing

/** A row with its braces filled, signed if it is. */
const requestOf = ({ body, headers, language, method, path, signs }: Row, base: string, known: Values): Sent => {
  const target = filled(path, known)
  const signing = signs === undefined ? undefined : signingOf(language)
  const signature =
    signing === undefined
      ? {}
      : signed(signing, `${base}${target}`, apiSecret, signs === "its body" ? `:${body}` : undefined)
  const filledHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, known)]))
  return { method, path: target, headers: { ...filledHeaders, ...signature }, body }
}

withLayer(server(settings))("the emulator answers an application in", (each) => {
  each(rows.map((row) => [`${row.language} that ${row.what}`, row] as const))("%s", ([, row]) =>
    Effect.gen(function* () {
      const known = yield* values
      const { body, status } = yield* send(requestOf(row, yield* Server, known))
      assert.strictEqual(status, row.status, JSON.stringify(body))
      for (const [path, expected] of Object.entries(row.answer)) {
        assert.strictEqual(at(body, path), typeof expected === "string" ? filled(expected, known) : expected, path)
      }
    })
  )
})

interface Operation {
  readonly id: string
  readonly method: string | null
  readonly path: string
  readonly auth: { readonly kind: string }
  readonly parameters: ReadonlyArray<{ readonly wire: string; readonly in: string; readonly required: boolean }>
  readonly body: unknown
}

/** Those that LoginRadius documents without a body. */
const bodiless = (catalogue as ReadonlyArray<Operation>).filter(
  ({ body, id, method }) => (method === "PUT" || method === "DELETE") && body === null && emulated.has(id)
)

/** A request for an operation, as a language sends it: signed where the language signs management. */
const bodilessRequest = (
  { auth, method, parameters, path }: Operation,
  { noBody, signing, slash }: Language,
  base: string,
  known: Values
): Sent => {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === "uid" ? known.uid : "x1"))
  const isOldest = path.startsWith("/api/")
  const query = new URLSearchParams(isOldest ? { key: known.key, secret: known.secret } : { apikey: known.key })
  for (const parameter of parameters) {
    if (parameter.in === "query" && parameter.required)
      query.set(parameter.wire, parameter.wire === "uid" ? known.uid : "1")
  }
  const target = `${place}${slash ? "/" : ""}?${query}`
  const management =
    auth.kind !== "secret"
      ? {}
      : signing === undefined
        ? { "x-loginradius-apisecret": known.secret }
        : signed(signing, `${base}${target}`, apiSecret)
  const token = /token/i.test(auth.kind) ? { authorization: `Bearer ${known.token}` } : {}
  return {
    method: method ?? "",
    path: target,
    headers: { ...noBody.headers, ...management, ...token },
    body: noBody.body
  }
}

/** The request as plain HTTP has it. */
const plain: Language = { name: "HTTP", noBody: { headers: {}, body: "" }, slash: false }

withLayer(server(settings))("an operation without a body is carried out", (each) => {
  const cases = languages.flatMap((language) =>
    bodiless.map(
      (operation) => [`${operation.method} ${operation.id} in ${language.name}`, language, operation] as const
    )
  )
  each(cases)("%s", ([, language, operation]) =>
    Effect.gen(function* () {
      const base = yield* Server
      const expected = yield* send(bodilessRequest(operation, plain, base, yield* values))
      const answer = yield* send(bodilessRequest(operation, language, base, yield* values))
      assert.deepStrictEqual([answer.status, codeOf(answer)], [expected.status, codeOf(expected)])
      // Neither the body nor the credentials are the reason where it is refused.
      assert.notInclude([901, 902, 905, 908, 923, 965, 1060, 1079, 1083, 1084, 1090, 1208, 1209, 7914], codeOf(answer))
    })
  )
})

describe("the operations without a body", () => {
  it("are PUTs and DELETEs, some of each", () => {
    const count = (method: string) => bodiless.filter((operation) => operation.method === method).length
    assert.isAtLeast(count("DELETE"), 10)
    assert.isAtLeast(count("PUT"), 2)
  })
})
