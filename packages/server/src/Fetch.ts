/**
 * Who has sent a request, for handlers that answer a `Request` with a `Response`, as in Hono and Next.
 *
 * @since 0.1.0
 */
import * as Option from "effect/Option"
import type { Options } from "./Auth.js"
import { documentOf, headersOf, statusOf } from "./internal/auth/answer.js"
import type { Failure } from "./internal/auth/check.js"
import { asking, type Asked, type Runtime, watch } from "./internal/auth/plain.js"
import type { Source } from "./internal/auth/presented.js"
import * as rights from "./internal/auth/rights.js"
import type { Verdict } from "./TokenVerifier.js"

export type { Runtime } from "./internal/auth/plain.js"

const sourceOf = ({ headers, method }: Request): Source => ({
  method,
  header: (name) => headers.get(name) ?? undefined
})

const responseOf = (failure: Failure): Response =>
  new Response(JSON.stringify(documentOf(failure)), {
    status: statusOf(failure),
    headers: { ...headersOf(failure), "content-type": "application/json" }
  })

/** Asks until the client is gone, and fails then as `fetch` does. */
const promised = (runtime: Runtime, request: Request, asked: Asked): Promise<Option.Option<Verdict> | Response> =>
  new Promise((resolve, reject) => {
    const { signal } = request
    if (signal.aborted) return reject(signal.reason)
    const abort = () => {
      leave()
      reject(signal.reason)
    }
    const ended =
      <A>(end: (value: A) => void) =>
      (value: A): void => {
        signal.removeEventListener("abort", abort)
        end(value)
      }
    const leave = watch(runtime, asked, {
      user: ended<Option.Option<Verdict>>(resolve),
      refused: ended<Failure>((failure) => resolve(responseOf(failure))),
      broken: ended<unknown>(reject)
    })
    signal.addEventListener("abort", abort)
  })

/**
 * Answers who has sent a request, or the response that refuses it: 401, 403 or 503.
 *
 * ```ts
 * const user = await authenticate(request)
 * if (user instanceof Response) return user
 * ```
 *
 * Throws `InvalidConfig`, which names the option, where one cannot be used; promises fail with it where only the runtime can say it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const authenticate = (
  runtime: Runtime,
  options: Options = {}
): ((request: Request) => Promise<Verdict | Response>) => {
  const ask = asking(options, true)
  return (request) =>
    promised(runtime, request, ask(request, sourceOf(request))).then((user) =>
      user instanceof Response ? user : Option.getOrThrow(user)
    )
}

/**
 * The same for requests that may have no token: `undefined` then.
 *
 * @since 0.1.0
 * @category constructors
 */
export const authenticateOptional = (
  runtime: Runtime,
  options: Options = {}
): ((request: Request) => Promise<Verdict | undefined | Response>) => {
  const ask = asking(options, false)
  return (request) =>
    promised(runtime, request, ask(request, sourceOf(request))).then((user) =>
      user instanceof Response ? user : Option.getOrUndefined(user)
    )
}

/**
 * The response that refuses whoever lacks a role, 403; undefined if they have it.
 *
 * @since 0.1.0
 * @category combinators
 */
export const requireRole = (user: Verdict, role: string): Response | undefined => refusalOf(user, rights.role(role))

/**
 * The response that refuses whoever lacks a permission, 403; undefined if they have it.
 *
 * @since 0.1.0
 * @category combinators
 */
export const requirePermission = (user: Verdict, permission: string): Response | undefined =>
  refusalOf(user, rights.permission(permission))

const refusalOf = (user: Verdict, lacking: rights.Lacking): Response | undefined => {
  const refusal = lacking(user)
  return refusal && responseOf(refusal)
}
