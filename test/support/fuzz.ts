/** A fuzzer for the emulator's server and the demo. A server has to answer every request, and must not fail. */
import { Effect, FastCheck as fc } from "effect"
import { answerTo, type ClientClose, parseAnswer } from "./sockets.js"

export interface FuzzRequest {
  /** The bytes of the request, one character each. */
  readonly sent: string
  readonly close: ClientClose
  /** Whether the request is truncated: then it must change nothing. */
  readonly isCut: boolean
}

/** Valid parts of requests to a server, so that some requests pass its first checks. */
export interface Dictionary {
  readonly routes: ReadonlyArray<string>
  /** Valid paths. */
  readonly likely: ReadonlyArray<string>
  /** Headers and queries with valid credentials. */
  readonly headers: ReadonlyArray<string>
  readonly query: ReadonlyArray<string>
}

const oneOf = <A>(...values: ReadonlyArray<A>) => fc.constantFrom(...values)

/** Text without line breaks. */
const lineText = (most: number) =>
  fc.array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: most }).map((codes) => String.fromCharCode(...codes))

/** A segment of a path, with valid, invalid or no encoding. */
const segment = fc.oneof(
  oneOf(
    ".",
    "..",
    "%2e",
    "%2E%2e",
    "%",
    "%zz",
    "%ff",
    "%00",
    "%2f",
    "%5c",
    "",
    "~",
    ";",
    "*",
    "[",
    "]",
    "constructor",
    "__proto__"
  ),
  lineText(12).map((text) => text.replaceAll(/[\s?#]/g, "")),
  fc.fullUnicodeString({ maxLength: 6 }).map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "")))
)

const target = ({ likely, query, routes }: Dictionary) => {
  const path = fc.oneof(
    { weight: 3, arbitrary: oneOf(...likely) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(oneOf(...routes), fc.array(segment, { minLength: 1, maxLength: 4 }))
        .map(([route, segments]) => {
          let n = 0
          return route.replaceAll(/:\w+/g, () => segments[n++ % segments.length]!)
        })
    },
    { weight: 2, arbitrary: fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join("/")}`) },
    {
      weight: 1,
      arbitrary: oneOf(
        "//",
        "//[",
        "///",
        "http://[",
        "http://localhost",
        "http://localhost/",
        "https://a:99999/",
        "*",
        "nothing",
        "/\\"
      )
    }
  )
  const parameter = fc.oneof(
    oneOf(
      ...query,
      "fields=" + "a(".repeat(300),
      "fields=*",
      "fields=Uid,,",
      "=",
      "&&",
      "a",
      "a=%",
      "a=%zz",
      "__proto__=1"
    ),
    fc
      .tuple(oneOf("email", "apikey", "access_token", "sott", "x"), lineText(10))
      .map(([name, value]) => `${name}=${value.replaceAll(/[\s#&]/g, "+")}`)
  )
  return fc
    .tuple(path, fc.array(parameter, { maxLength: 4 }), oneOf(...query), fc.boolean())
    .map(([path, parameters, key, isKnown]) => {
      const all = isKnown ? [key, ...parameters] : parameters
      return all.length === 0 ? path : `${path}?${all.join("&")}`
    })
}

const hosts = [
  "localhost",
  "127.0.0.1:80",
  "[::1]",
  "a b",
  "[",
  "a:99999",
  "",
  "evil.test",
  "localhost:",
  "%",
  "@",
  "xn--",
  "１２７.0.0.1"
]

const header = fc.oneof(
  oneOf(
    "Origin: null",
    "Origin: http://localhost:3000",
    "Origin: http://evil.test",
    "Origin: a,b",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Mode: navigate",
    "Access-Control-Request-Method: POST",
    "Access-Control-Request-Headers: a, b",
    "Content-Type: text/plain",
    "Content-Type: application/json; charset=utf-16",
    "Content-Type: multipart/form-data",
    "Content-Encoding: gzip",
    "Upgrade: websocket",
    "Expect: 100-continue",
    "Expect: more",
    "Authorization: Bearer",
    "Authorization: Bearer a b",
    "Cookie: =;;a",
    `Cookie: ${"a=b;".repeat(500)}`,
    `X-Large: ${"x".repeat(20_000)}`,
    "Digest: SHA-256=",
    "X-Request-Expires: never",
    "Accept-Encoding: gzip;q=0"
  ),
  fc
    .tuple(oneOf("X-Any", "Authorization", "Cookie", "Accept", "User-Agent", "X-LoginRadius-Sott"), lineText(30))
    .map(([name, value]) => `${name}: ${value}`)
)

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

const body = fc.oneof(
  fc.constant(""),
  fc.json({ maxDepth: 6 }),
  fc
    .dictionary(
      oneOf("email", "Email", "password", "Roles", "roles", "data", "type", "kind", "value", "code", "x"),
      fc.jsonValue({ maxDepth: 4 })
    )
    .map((value) => JSON.stringify(value)),
  lineText(60),
  oneOf('""', "null", "[]", "{", '{"a":', '{"__proto__":{"a":1}}', "\ufeff{}", '{"a":"\\ud800"}', "a=b&c=%"),
  fc.integer({ min: 1, max: 5000 }).map((depth) => nested(depth, "[", "]")),
  fc.integer({ min: 1, max: 5000 }).map((depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)
)

type Framing = "length" | "chunks" | "none" | "cut length" | "cut chunks" | "bad chunk" | "bad length" | "too long"

const frame = (framing: Framing, body: string): readonly [headers: ReadonlyArray<string>, body: string] => {
  const chunk = body === "" ? "" : `${body.length.toString(16)}\r\n${body}\r\n`
  switch (framing) {
    case "none":
      return [[], ""]
    case "length":
      return [[`Content-Length: ${body.length}`], body]
    case "cut length":
      return [[`Content-Length: ${body.length + 50}`], body]
    case "too long":
      return [["Content-Length: 629145600"], body]
    case "bad length":
      return [["Content-Length: 1e1"], body]
    case "chunks":
      return [["Transfer-Encoding: chunked"], `${chunk}0\r\n\r\n`]
    case "cut chunks":
      return [["Transfer-Encoding: chunked"], chunk]
    case "bad chunk":
      return [["Transfer-Encoding: chunked"], `${chunk}zz\r\n`]
  }
}

/** Requests to a server. `host` is a valid Host header. */
export const requests = (dictionary: Dictionary, host: string): fc.Arbitrary<FuzzRequest> =>
  fc
    .record({
      method: oneOf("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "PROPFIND"),
      target: target(dictionary),
      host: fc.oneof({ weight: 8, arbitrary: fc.constant(host) }, { weight: 2, arbitrary: oneOf(...hosts) }),
      headers: fc.oneof(
        { weight: 2, arbitrary: fc.constant([...dictionary.headers]) },
        { weight: 1, arbitrary: fc.array(header, { maxLength: 4 }) },
        { weight: 2, arbitrary: fc.array(header, { maxLength: 2 }).map((more) => [...dictionary.headers, ...more]) }
      ),
      body,
      framing: oneOf<Framing>(
        "length",
        "length",
        "chunks",
        "none",
        "cut length",
        "cut chunks",
        "bad chunk",
        "bad length",
        "too long"
      ),
      close: oneOf<ClientClose>("half-closes", "resets")
    })
    .map(({ body, close, framing, headers, host, method, target }) => {
      const bytes = Buffer.from(body).toString("latin1")
      const [length, content] = frame(framing, bytes)
      const isCut = /^(cut|bad|too)/.test(framing)
      const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...headers, ...length]
      return { sent: [...lines, "", content].join("\r\n"), close: isCut ? close : "waits", isCut }
    })

/** The number of answers by status; 0 is no answer. */
export type Statuses = Map<number, number>

/**
 * Sends requests, and fails at one that is answered with 5xx other than 501, that is not answered on an open connection, or that
 * is truncated and changes `state`.
 */
export const run = (
  base: string,
  dictionary: Dictionary,
  state: () => unknown,
  options: { readonly runs: number; readonly seed: number }
): Effect.Effect<Statuses> =>
  Effect.promise(async () => {
    const statuses: Statuses = new Map()
    const property = fc.asyncProperty(requests(dictionary, new URL(base).host), async ({ isCut, close, sent }) => {
      const before = state()
      const { status } = parseAnswer(await Effect.runPromise(answerTo(base, sent, close)))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status >= 500 && status !== 501) throw new Error(`answered with ${status}`)
      if (status === 0 && close !== "resets") throw new Error("not answered")
      if (isCut && state() !== before) throw new Error("carried out")
    })
    const { counterexample, errorInstance } = await fc.check(property, { numRuns: options.runs, seed: options.seed })
    if (counterexample !== null) {
      throw new Error(`${String(errorInstance)}: ${JSON.stringify(counterexample[0]).slice(0, 2000)}`)
    }
    return statuses
  })
