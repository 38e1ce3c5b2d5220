/**
 * What differs between Effect 3 and 4 in more than a name, and the files that hide it. Read by the check of imports, and by
 * docs/floors.md.
 */
export interface Seam {
  /** The only files of the packages that may use it. */
  readonly files: ReadonlyArray<string>
  readonly differs: string
  /** Modules that nothing else imports, not even types. */
  readonly modules?: ReadonlyArray<string>
  /** Modules of which others import types only. */
  readonly values?: ReadonlyArray<string>
  /** Members of modules that nothing else uses. */
  readonly members?: ReadonlyArray<string>
}

const core = "packages/core/src/internal/effect"
const node = "packages/node/src/internal"
const emulator = "packages/emulator/src/internal"
const server = "packages/server/src/internal"

export const seams: ReadonlyArray<Seam> = [
  {
    files: [`${core}/bytes.ts`, `${emulator}/effect.ts`],
    differs: "base64 and hex: one module in 3, two in 4",
    modules: ["effect/Encoding"]
  },
  {
    files: [`${core}/config.ts`, `${node}/effect.ts`, "packages/emulator/src/cli/environment.ts"],
    differs: "what reads a variable, and the error of a missing or wrong one",
    modules: ["effect/ConfigError"],
    members: ["effect/Config.string", "effect/Config.nonEmptyString", "effect/Config.mapOrFail"]
  },
  {
    files: [`${core}/context.ts`, `${server}/effect.ts`],
    differs: "a service with a value of its own: a class in 3, a value in 4",
    members: ["effect/Context.Reference"]
  },
  {
    files: [`${core}/fiber.ts`],
    differs: "what a fiber has at hand: fiber refs and default services in 3, all of it context in 4",
    modules: ["effect/FiberRef", "effect/DefaultServices", "effect/FiberRefs", "effect/Scheduler"],
    members: ["effect/Effect.withFiberRuntime", "effect/Effect.makeSpan"]
  },
  {
    files: [`${core}/http.ts`, `${node}/effect.ts`, `${emulator}/effect.ts`, `${server}/effect.ts`],
    differs: "errors of HTTP clients: two classes in 3, one with a reason in 4; the key of the options of `fetch`",
    modules: ["@effect/platform/HttpClientError"],
    members: [
      "@effect/platform/HttpClient.withTracerDisabledWhen",
      "@effect/platform/UrlParams.makeUrl",
      "effect/Context.GenericTag",
      "effect/Effect.contextWithEffect"
    ]
  },
  {
    files: [`${core}/metric.ts`, `${server}/effect.ts`],
    differs: "labels and limits of metrics: modules in 3, plain values in 4",
    modules: ["effect/MetricLabel", "effect/MetricBoundaries"],
    members: ["effect/Metric.counter", "effect/Metric.gauge", "effect/Metric.histogram"]
  },
  {
    files: [`${core}/result.ts`, `${node}/effect.ts`, `${emulator}/effect.ts`, `${server}/effect.ts`],
    differs: "a result (`Either` in 3, `Result` in 4) is an effect in 3 and none in 4; what it holds has other names",
    members: ["effect/Either.try"]
  },
  {
    files: [`${core}/schedule.ts`],
    differs: "how schedules are joined, and run step by step",
    values: ["effect/Schedule"]
  },
  {
    files: [
      `${core}/schema.ts`,
      "packages/core/src/internal/wire/schema.ts",
      "packages/emulator/src/SeedFile/schema.ts",
      "packages/emulator/src/SeedFile/check.ts",
      "packages/emulator/src/Control.ts",
      "packages/emulator/src/Control/schemas.ts",
      "packages/server/src/internal/auth/schemas.ts"
    ],
    differs: "schemas: how they are made, described, run and report what is wrong",
    modules: ["effect/ParseResult", "effect/SchemaAST"],
    values: ["effect/Schema"]
  },
  {
    files: [`${core}/http.ts`, `${core}/stream.ts`, `${core}/fiber.ts`],
    differs: "lists of links of spans, a stream's pull and its end, and streams over pages",
    modules: ["effect/Chunk"],
    members: ["effect/Stream.toPull", "effect/Stream.paginateChunkEffect"]
  },
  {
    files: [`${core}/response.ts`, `${node}/response.ts`],
    differs: "what a response has to have",
    modules: ["@effect/platform/HttpIncomingMessage", "@effect/platform/Cookies"]
  },
  {
    files: [`${core}/fiber.ts`, `${emulator}/effect.ts`],
    differs: "semaphores, and running an effect at once or from a callback",
    modules: ["effect/Runtime"],
    members: ["effect/Effect.makeSemaphore", "effect/Effect.runtime"]
  },
  {
    files: [`${emulator}/effect.ts`],
    differs: "running an effect in real time: by a clock that is made in 3, by the default one in 4",
    members: ["effect/Clock.make", "effect/Effect.withClock"]
  }
]

/** What only Effect 3 has, and what both have in its place. */
export const instead: Readonly<Record<string, string>> = {
  "effect/Effect.dieMessage": "Effect.die",
  "effect/Effect.every": "Effect.forEach",
  "effect/Effect.exists": "Effect.forEach",
  "effect/Effect.timeoutTo": "Effect.timeoutOption",
  "effect/Effect.tryMap": "Effect.try",
  "effect/Predicate.isRecord": "isObject",
  "effect/Either.isLeft": "Either.match, getOrElse or toEffect",
  "effect/Either.isRight": "Either.match, getOrElse or toEffect"
}
