/** Prints each LoginRadius call when it ends, from its span: what was called, what came back, how long, which attempt. */
import type { Effect } from "effect"
import { Console, Layer, type Option, Tracer } from "effect"

export interface Transcript {
  /** Gets every line. */
  readonly print: (line: string) => void
  readonly color: boolean
}

const paint = (color: boolean, code: number) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)

class TranscriptSpan implements Tracer.Span {
  readonly _tag = "Span"
  readonly sampled = true
  readonly attributes = new Map<string, unknown>()
  readonly spanId = Math.random().toString(16).slice(2, 18)
  readonly traceId: string
  status: Tracer.SpanStatus
  readonly repeats: Array<string> = []

  constructor(
    readonly transcript: Transcript,
    readonly name: string,
    readonly parent: Option.Option<Tracer.AnySpan>,
    readonly context: Tracer.Span["context"],
    readonly links: ReadonlyArray<Tracer.SpanLink>,
    startTime: bigint,
    readonly kind: Tracer.SpanKind
  ) {
    this.traceId = parent._tag === "Some" ? parent.value.traceId : this.spanId
    this.status = { _tag: "Started", startTime }
  }

  end(endTime: bigint, exit: Parameters<Tracer.Span["end"]>[1]): void {
    const millis = Number(endTime - this.status.startTime) / 1e6
    this.status = { _tag: "Ended", startTime: this.status.startTime, endTime, exit }
    // What opens a span around several calls, as `Login.byEmail` does, is no call.
    const isCall = this.kind === "client" && this.name.startsWith("LoginRadius.")
    if (isCall) this.transcript.print(this.line(millis))
  }

  attribute(key: string, value: unknown): void {
    this.attributes.set(key, value)
  }

  event(_name: string, _time: bigint, attributes?: Record<string, unknown>): void {
    this.repeats.push(String(attributes?.["error.type"]))
  }

  addLinks(): void {}

  /** `  ✔ Authentication.loginByEmail   POST /identity/v2/auth/login   200   12 ms` */
  private line(millis: number): string {
    const [dim, green, red, yellow] = [2, 32, 31, 33].map((code) => paint(this.transcript.color, code)) as [
      (text: string) => string,
      (text: string) => string,
      (text: string) => string,
      (text: string) => string
    ]
    const attribute = (key: string) => String(this.attributes.get(key) ?? "")
    const failed = this.attributes.has("error.type")
    const code = attribute("loginradius.error_code")
    const answer = failed
      ? red([attribute("error.type"), code === "" ? "" : `(${code})`].join(" ").trim())
      : green(attribute("http.response.status_code"))
    const repeats =
      this.repeats.length === 0
        ? ""
        : yellow(`  attempt ${attribute("loginradius.attempt")}, after ${this.repeats.join(", ")}`)
    const call = this.name.slice("LoginRadius.".length).padEnd(50)
    const route = `${attribute("http.request.method").padEnd(6)} ${attribute("url.template")}`.padEnd(52)
    return `  ${failed ? red("✘") : green("✔")} ${call} ${dim(route)} ${answer}${repeats}  ${dim(`${millis.toFixed(1)} ms`)}`
  }
}

/** A tracer that prints calls as they end. */
export const layer = (transcript: Transcript): Layer.Layer<never> =>
  Layer.setTracer(
    Tracer.make({
      span: (name, parent, context, links, startTime, kind) =>
        new TranscriptSpan(transcript, name, parent, context, links, startTime, kind),
      context: (f) => f()
    })
  )

/** A heading in the transcript. */
export const chapter = (title: string): Effect.Effect<void> => Console.log(`\n${title}`)

/** A remark in the transcript. */
export const remark = (text: string): Effect.Effect<void> => Console.log(`    ${text}`)
