/** The sinks into which a secret can leak, and a scanner that finds it there. */
import { Cause, Chunk, Console, Effect, Exit, FiberRef, HashSet, Logger, Metric, Tracer } from "effect"
import { inspect } from "node:util"
import type { SentRequest } from "./client.js"
import { marker, tail } from "./samples.js"

export const sinks = [
  "span attribute",
  "span event",
  "span exit",
  "log",
  "console",
  "metric",
  "error message",
  "error string",
  "error JSON",
  "error inspect",
  "error stack",
  "cause pretty",
  "cause inspect",
  "cause JSON",
  "exit inspect",
  "exit JSON",
  "value inspect",
  "value JSON"
] as const

export type Sink = (typeof sinks)[number]

export interface Line {
  readonly sink: Sink
  readonly text: string
}

// --- the scanner -------------------------------------------------------------------------------------------------------

/** The marker in base64, at each of the three offsets, without the characters that depend on its surroundings. */
const base64s = [0, 1, 2].map((shift) => {
  const text = Buffer.from(`${"x".repeat(shift)}${marker}-`).toString("base64")
  return text.slice(shift === 0 ? 0 : shift + 1, -4)
})

const patterns: ReadonlyArray<RegExp> = [
  new RegExp(marker, "i"),
  new RegExp(tail, "i"),
  new RegExp(Buffer.from(marker).toString("hex"), "i"),
  ...base64s.map((text) => new RegExp(text.replaceAll("+", "\\+")))
]

/** Whether a text holds a marked secret, in any encoding. */
export const holdsSecret = (text: string): boolean => {
  const plain = text.includes("%") ? text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex)) : text
  return patterns.some((sign) => sign.test(text) || (plain !== text && sign.test(plain)))
}

const fromHex = (hex: string): string => String.fromCharCode(parseInt(hex, 16))

/** The lines that hold a marked secret, or one of the other texts. */
export const leaks = (lines: ReadonlyArray<Line>, others: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  lines
    .filter(({ text }) => holdsSecret(text) || others.some((other) => text.includes(other)))
    .map(
      ({ sink, text }) => `${sink}: ${text.slice(Math.max(0, text.search(patterns[0] as RegExp) - 100)).slice(0, 300)}`
    )

// --- renderings --------------------------------------------------------------------------------------------------------

const everything = { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null } as const

const render = (value: unknown): string =>
  typeof value === "string"
    ? value
    : `${inspect(value, everything)}\n${inspect(value, { ...everything, customInspect: false })}`

const json = (value: unknown): string => JSON.stringify(value) ?? "undefined"

export const linesOfError = (error: unknown): ReadonlyArray<Line> => [
  { sink: "error message", text: error instanceof Error ? error.message : "" },
  { sink: "error string", text: String(error) },
  { sink: "error JSON", text: json(error) },
  { sink: "error inspect", text: render(error) },
  { sink: "error stack", text: error instanceof Error ? String(error.stack) : "" }
]

const linesOfCause = (cause: Cause.Cause<unknown>): ReadonlyArray<Line> => [
  { sink: "cause pretty", text: Cause.pretty(cause) },
  { sink: "cause pretty", text: Cause.pretty(cause, { renderErrorCause: true }) },
  { sink: "cause inspect", text: render(cause) },
  { sink: "cause JSON", text: json(cause) }
]

export const linesOfExit = (exit: Exit.Exit<unknown, unknown>): ReadonlyArray<Line> => {
  if (Exit.isSuccess(exit)) {
    return [
      { sink: "exit inspect", text: render(exit) },
      { sink: "exit JSON", text: json(exit) },
      { sink: "value inspect", text: inspect(exit.value, everything) },
      { sink: "value JSON", text: json(exit.value) }
    ]
  }
  const errors = [...Cause.failures(exit.cause), ...Cause.defects(exit.cause)]
  return [
    { sink: "exit inspect", text: render(exit) },
    { sink: "exit JSON", text: json(exit) },
    ...linesOfCause(exit.cause),
    ...errors.flatMap(linesOfError)
  ]
}

/** The registry of metrics as it is now. */
export const linesOfMetrics: Effect.Effect<ReadonlyArray<Line>> = Effect.map(Metric.snapshot, (pairs) =>
  pairs.map((pair): Line => ({ sink: "metric", text: `${render(pair)}\n${json(pair)}` }))
)

/** The metrics of this SDK: another suite makes one that leaks, to test the scanner. */
export const linesOfOwnMetrics: Effect.Effect<ReadonlyArray<Line>> = Effect.map(linesOfMetrics, (lines) =>
  lines.filter(({ text }) => text.includes("loginradius_"))
)

// --- recorders ---------------------------------------------------------------------------------------------------------

const recordingTracer = (tell: (line: Line) => void): Tracer.Tracer =>
  Tracer.make({
    span: (name, parent, context, links, startTime, kind) => {
      const attributes = new Map<string, unknown>()
      let status: Tracer.SpanStatus = { _tag: "Started", startTime }
      tell({ sink: "span attribute", text: name })
      return {
        _tag: "Span",
        name,
        parent,
        context,
        links,
        kind,
        attributes,
        sampled: true,
        spanId: "span",
        traceId: "trace",
        get status() {
          return status
        },
        end: (endTime, exit) => {
          status = { _tag: "Ended", startTime, endTime, exit }
          tell({ sink: "span exit", text: `${render(exit)}\n${json(exit)}` })
          if (Exit.isFailure(exit)) {
            tell({ sink: "span exit", text: Cause.pretty(exit.cause, { renderErrorCause: true }) })
          }
        },
        attribute: (key, value) => {
          attributes.set(key, value)
          tell({ sink: "span attribute", text: `${key} ${render(value)}` })
        },
        event: (name, _, attributes) => tell({ sink: "span event", text: `${name} ${render(attributes)}` }),
        addLinks: (links) => tell({ sink: "span attribute", text: render(links) })
      }
    },
    context: (f) => f()
  })

const formats: ReadonlyArray<Logger.Logger<unknown, unknown>> = [
  Logger.stringLogger,
  Logger.logfmtLogger,
  Logger.jsonLogger,
  Logger.structuredLogger,
  // This one writes to the console.
  Logger.prettyLogger({ colors: false, mode: "tty" })
]

/** A logger in every format of Effect, or in one of them. */
const recordingLogger = (tell: (line: Line) => void, one: number | undefined): Logger.Logger<unknown, void> => {
  const chosen = one === undefined ? formats : [formats[one % formats.length] as (typeof formats)[number]]
  return Logger.make((options) => {
    for (const format of chosen) tell({ sink: "log", text: render(format.log(options)) })
  })
}

const recordingConsole = (tell: (line: Line) => void): Console.Console => {
  const write = (...parts: ReadonlyArray<unknown>) => tell({ sink: "console", text: parts.map(render).join(" ") })
  const unsafe = new Proxy(console, { get: () => write })
  return {
    ...(Object.fromEntries(
      ["assert", "clear", "count", "countReset", "debug", "dir", "dirxml", "error", "group", "groupEnd", "info", "log"]
        .concat(["table", "time", "timeEnd", "timeLog", "trace", "warn"])
        .map((name) => [name, (...parts: ReadonlyArray<unknown>) => Effect.sync(() => write(...parts))])
    ) as unknown as Console.Console),
    [Console.TypeId]: Console.TypeId,
    unsafe
  }
}

/** Runs an effect with a global console that records. */
const withGlobalConsole = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  tell: (line: Line) => void
): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => globalThis.console),
    () =>
      Effect.zipRight(
        Effect.sync(() => {
          globalThis.console = recordingConsole(tell).unsafe as globalThis.Console
        }),
        effect
      ),
    (before) =>
      Effect.sync(() => {
        globalThis.console = before
      })
  )

/**
 * Runs an effect, logs its result, and returns everything that was written anywhere. Logging takes most of the time: with a
 * number, it is done in only one format.
 */
export const watch = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  format?: number
): Effect.Effect<{ readonly exit: Exit.Exit<A, E>; readonly lines: ReadonlyArray<Line> }, never, R> =>
  Effect.suspend(() => {
    const lines: Array<Line> = []
    const tell = (line: Line) => void lines.push(line)
    return Effect.exit(effect).pipe(
      Effect.tap((exit) =>
        Exit.isSuccess(exit)
          ? Effect.log("done", exit.value)
          : Effect.logError("failed", ...Chunk.toReadonlyArray(Cause.failures(exit.cause)), exit.cause)
      ),
      Effect.withTracer(recordingTracer(tell)),
      Effect.withConsole(recordingConsole(tell)),
      Effect.locally(FiberRef.currentLoggers, HashSet.make(recordingLogger(tell, format))),
      (watched) => withGlobalConsole(watched, tell),
      Effect.map((exit) => ({ exit, lines: [...lines, ...linesOfExit(exit)] }))
    )
  })

// --- requests ----------------------------------------------------------------------------------------------------------

/** The places of marked secrets in a request: `query:name`, `header:name`, `body:member.member`, `path`, `url`. */
export const placesOf = ({ body, headers, url }: SentRequest): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>([
    ["path", `${url.pathname} ${decodeURIComponent(url.pathname)}`],
    ["url", `${url.origin}${url.username}${url.password}${url.hash}`]
  ])
  for (const [name, value] of url.searchParams) texts.set(`query:${name}`, `${name} ${value}`)
  for (const [name, value] of Object.entries(headers)) texts.set(`header:${name}`, `${name} ${value}`)
  for (const [path, text] of leavesOf(body === undefined ? undefined : JSON.parse(body))) {
    texts.set(`body:${path}`, `${path} ${text}`)
  }
  return new Map([...texts].filter(([, text]) => holdsSecret(text)))
}

const leavesOf = (value: unknown, path = ""): ReadonlyArray<readonly [string, string]> =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, member]) => {
        const at = path === "" ? key : Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`
        return leavesOf(member, at)
      })
    : [[path, String(value)]]
