/**
 * A client that sends the requests of LoginRadius' Elixir SDK 1.1: paths and query names in lower case, every parameter in the
 * query even if it is blank, a JSON body with every POST, PUT and DELETE, an access token in one place, the dates of a SOTT
 * without padding. It decides by the status of an answer.
 */
import { assert } from "@effect/vitest"
import { Outbox } from "@loginradius-effect/emulator"
import { Effect, Redacted } from "effect"
import { createCipheriv, createHash, pbkdf2Sync } from "node:crypto"
import { apiKey, apiSecret, at, reachedEndpoints, Server, textAt } from "../setup.js"
import { type Name, requests, type Row } from "./requests.js"

export interface Parameters {
  /** An access token, or a SOTT where that is the credential. */
  readonly access_token?: string
  /** By default that of the application. */
  readonly apikey?: string
  readonly apisecret?: string
  /** Parameters of the path or the query, by name. */
  readonly [parameter: string]: string | undefined
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const credentialsOf = (
  [kind]: Row,
  { access_token, apisecret = apiSecret }: Parameters
): { readonly [header: string]: string } =>
  kind === "user"
    ? { authorization: `Bearer ${access_token ?? ""}` }
    : kind === "secret"
      ? { "x-loginradius-apisecret": apisecret }
      : kind === "sott"
        ? { "x-loginradius-sott": access_token ?? sott() }
        : {}

/** The application's credentials, under each of their names. */
const ours: { readonly [name: string]: string } = {
  apikey: apiKey,
  key: apiKey,
  apisecret: apiSecret,
  secret: apiSecret
}

const targetOf = ([kind, route, names = ""]: Row, given: Parameters): readonly [method: string, target: string] => {
  const [method = "", template = ""] = route.split(" ")
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURI(given[name] ?? ""))
  const query = new URLSearchParams(kind === "query" ? {} : { apikey: given["apikey"] ?? apiKey })
  for (const name of names.split(" ").filter((name) => name !== "")) query.append(name, given[name] ?? ours[name] ?? "")
  return [method, `${path}?${query}`]
}

/** This SDK sends no media type to legacy endpoints except webhooks; its HTTP client adds one to bodies. */
const mediaOf = ([, route]: Row, method: string): { readonly [header: string]: string } =>
  route.includes("/api/v2/") && !route.includes("/webhook")
    ? method === "POST"
      ? { "content-type": "application/octet-stream" }
      : {}
    : { "content-type": "application/json" }

export const send = (name: Name, given: Parameters = {}, body: object = {}) =>
  Effect.gen(function* () {
    const base = yield* Server
    const row: Row = requests[name]
    const [method, target] = targetOf(row, given)
    return yield* Effect.promise(async (): Promise<Answer> => {
      const response = await fetch(`${base}${target}`, {
        method,
        headers: { "accept-encoding": "gzip", ...mediaOf(row, method), ...credentialsOf(row, given) },
        ...(method === "GET" ? {} : { body: JSON.stringify(body) })
      })
      return { status: response.status, body: await response.json() }
    })
  })

/** The operations that have succeeded, and those that were refused for another reason than the key. */
export const succeededOperations = new Set<string>()
export const refusedOperations = new Set<string>()

/** Operations whose older path in this SDK belongs to another endpoint. */
const elsewhere: { readonly [name: string]: string } = { "OneTouchLogin.verifyOtpByEmail": "SmartLogin.verifyToken" }

/** The body of an answer; fails unless the operation's endpoint, or the one that it is sent to, answers a success. */
export const succeed = (name: Name, given?: Parameters, content?: object, endpoint: string = elsewhere[name] ?? name) =>
  Effect.gen(function* () {
    reachedEndpoints.delete(endpoint)
    const { body, status } = yield* send(name, given, content)
    assert.strictEqual(status, 200, `${name}: ${JSON.stringify(body)}`)
    assert.include([...reachedEndpoints], endpoint)
    succeededOperations.add(name)
    return body
  })

/** Status and code of a refusal; fails unless it is one. */
export const refusal = (name: Name, given?: Parameters, content?: object) =>
  Effect.map(send(name, given, content), ({ body, status }) => {
    assert.isAtLeast(status, 400, name)
    const code = at(body, "ErrorCode")
    if (code !== 901) refusedOperations.add(name)
    return [status, code]
  })

const unpadded = (date: Date): string =>
  `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ` +
  `${date.getUTCHours()}:${date.getUTCMinutes()}:${date.getUTCSeconds()}`

/** A SOTT as `Infrastructure.localGenerateSott` makes it. */
export const sott = (): string => {
  const now = Date.now()
  const period = `${unpadded(new Date(now))}#${apiKey}#${unpadded(new Date(now + 600_000))}`
  const key = pbkdf2Sync(apiSecret, Buffer.alloc(8), 10_000, 32, "sha1")
  const cipher = createCipheriv("aes-256-cbc", key, "tu89geji340t89u2")
  const text = cipher.update(period, "utf8", "base64") + cipher.final("base64")
  return `${text}*${createHash("md5").update(text).digest("hex")}`
}

export const email = "testaccountauto@example.com"
export const phone = "17787694512"
export const userName = "taa"
export const password = "password"
export const isPosted = { IsPosted: true }
export const isDeleted = { IsDeleted: true }

/** Creates an account; its uid. */
export const account = (more: object = {}) =>
  Effect.map(
    succeed(
      "Account.create",
      {},
      {
        FirstName: "testaccount",
        Email: [{ Type: "Primary", Value: email }],
        UserName: userName,
        PhoneId: phone,
        Password: password,
        EmailVerified: true,
        PhoneIdVerified: true,
        ...more
      }
    ),
    (profile) => textAt(profile, "Uid")
  )

/** The access token of a login. */
export const session = (withPassword = password) =>
  Effect.map(succeed("Authentication.loginByEmail", {}, { email, password: withPassword }), (answer) => ({
    access_token: textAt(answer, "access_token")
  }))

/** The secret in the next mail to an address. */
export const nextMailSecret = (to: string, template?: string) =>
  Effect.map(Outbox.take({ to, template, kind: "mail" }), ({ otp, token }) => Redacted.value((token ?? otp)!))

/** The passcode in the next SMS to a number. */
export const nextSmsPasscode = (to: string, template?: string) =>
  Effect.map(Outbox.take({ to, template, kind: "sms" }), ({ otp }) => Redacted.value(otp!))

/** Fails unless an answer is a login to an account. */
export const isLogin = (answer: unknown, uid: string) => {
  assert.match(textAt(answer, "access_token"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  assert.strictEqual(textAt(answer, "Profile.Uid"), uid)
}
