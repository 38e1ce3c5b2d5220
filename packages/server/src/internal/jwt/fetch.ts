/** Reads a set of keys (JWKS) from its URL. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose"
import { attempt, plainClient } from "../effect.js"

/** The keys cannot be read. `message` says why, in few words. */
export class NoKeys extends /* @__PURE__ */ Data.TaggedError("NoKeys")<{ readonly message: string }> {}

const mostBytes = 1_048_576

const mostKeys = 100

const patience = "5 seconds"

const noKeys = (what: string) => new NoKeys({ message: `the keys of JWTs cannot be read: ${what}` })

/** The body, if it is not too long: what is more is not read. */
const bodyOf = <E, R>(stream: Stream.Stream<Uint8Array, E, R>): Effect.Effect<string, E | NoKeys, R> =>
  Effect.suspend(() => {
    const decoder = new TextDecoder()
    let size = 0
    return Effect.flatMap(
      Stream.runFoldWhile(
        stream,
        "",
        () => size <= mostBytes,
        (text, bytes) => {
          size += bytes.length
          return text + decoder.decode(bytes, { stream: true })
        }
      ),
      (text) => (size > mostBytes ? Effect.fail(noKeys("the answer is too long")) : Effect.succeed(text))
    )
  })

const keysIn = (text: string): Effect.Effect<JWTVerifyGetKey, NoKeys> =>
  Effect.suspend(() => {
    const document = attempt(
      () => JSON.parse(text) as JSONWebKeySet,
      () => undefined
    )
    const keys: unknown = document?.keys
    if (!Array.isArray(keys)) return Effect.fail(noKeys("the answer is no JWKS"))
    if (keys.length > mostKeys) return Effect.fail(noKeys(`there are more than ${mostKeys}`))
    return attempt(
      (): Effect.Effect<JWTVerifyGetKey, NoKeys> => Effect.succeed(createLocalJWKSet({ keys })),
      () => Effect.fail(noKeys("the answer is no JWKS"))
    )
  })

/** One request, without a repeat: redirects are not followed, and neither tracing nor cookies go along. */
export const fetchKeys = (url: string): Effect.Effect<JWTVerifyGetKey, NoKeys, HttpClient.HttpClient> =>
  Effect.flatMap(HttpClient.HttpClient, (client) =>
    plainClient(client)
      .execute(HttpClientRequest.get(url, { acceptJson: true }))
      .pipe(
        Effect.flatMap((response) =>
          response.status === 200
            ? bodyOf(response.stream)
            : Effect.fail(noKeys(`their URL answered with status ${response.status}`))
        ),
        Effect.scoped,
        Effect.timeoutFail({ duration: patience, onTimeout: () => noKeys(`no answer within ${patience}`) }),
        // What a client fails with has the URL and headers in it.
        Effect.mapError((error) => (error._tag === "NoKeys" ? error : noKeys("their URL gave no answer"))),
        Effect.flatMap(keysIn)
      )
  )
