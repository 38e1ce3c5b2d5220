/** An HTTP client for tests with scripted replies, which records its requests. */
import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import type { HttpClientRequest } from "@effect/platform"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import { Effect, Layer, Redacted } from "effect"

export const apiKey = "3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10"
export const apiSecret = "b7e2c9d4-1f36-4a8e-8f27-9c5a4e3d2b61"

export interface SentRequest {
  readonly method: string
  readonly url: URL
  readonly headers: { readonly [name: string]: string }
  readonly body: string | undefined
}

/** A scripted reply: a response, a failure of the connection with its system code, or none. */
export type Reply =
  | {
      readonly status?: number
      readonly headers?: { readonly [name: string]: string }
      readonly body?: string | Uint8Array | object
    }
  | { readonly fails: string }
  | "hangs"

const respond = (
  request: HttpClientRequest.HttpClientRequest,
  scripted: Reply
): Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError> => {
  if (scripted === "hangs") return Effect.never
  if ("fails" in scripted) {
    const cause = Object.assign(new Error(`connect ${scripted.fails} ${request.url}`), { code: scripted.fails })
    return Effect.fail(new HttpClientError.RequestError({ request, reason: "Transport", cause }))
  }
  const { body = "", headers = { "content-type": "application/json" }, status = 200 } = scripted
  const content = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body)
  const web = new Response(content.length === 0 ? null : new Uint8Array(Buffer.from(content)), {
    status,
    headers: { ...headers }
  })
  return Effect.succeed(HttpClientResponse.fromWeb(request, web))
}

/** A client that replies in order, with the last reply for ever; `sent` has its requests. */
export const scriptedClient = (...script: ReadonlyArray<Reply>) => {
  const sent: Array<SentRequest> = []
  const client = HttpClient.make((request, url) => {
    const body = request.body
    sent.push({
      method: request.method,
      url,
      headers: { ...request.headers },
      body: body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : undefined
    })
    return respond(request, script[Math.min(sent.length, script.length) - 1] as Reply)
  })
  return { sent, layer: Layer.succeed(HttpClient.HttpClient, client) }
}

/** A configuration with fixed credentials. */
export const config = (options: Partial<LoginRadiusConfig.Options> = {}) =>
  Layer.orDie(LoginRadiusConfig.layer({ apiKey, apiSecret: Redacted.make(apiSecret), ...options }))
