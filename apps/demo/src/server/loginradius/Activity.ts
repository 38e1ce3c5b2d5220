/** The latest LoginRadius calls that a browser session caused, read from their spans, the oldest first. */
import { Tracer } from "effect"
import type { Option } from "effect"
import type { Call } from "../../api/Events.js"
import * as Reference from "./Reference.js"

const most = 200

/** A bounded list of calls. A browser session keeps it when it gets a new id. */
export class Calls {
  #latest: ReadonlyArray<Call> = []
  #count = 0

  add(call: Omit<Call, "n">): void {
    this.#count += 1
    this.#latest = [...this.#latest, { ...call, n: this.#count }].slice(-most)
  }

  after(n: number): ReadonlyArray<Call> {
    return this.#latest.filter((call) => call.n > n)
  }

  readonly tracer: Tracer.Tracer = Tracer.make({
    span: (name, parent, context, links, startTime, kind) =>
      new CallSpan(this, name, parent, context, links, startTime, kind),
    context: (f) => f()
  })
}

const id = (digits: number) =>
  Array.from({ length: digits }, () => Math.trunc(Math.random() * 16).toString(16)).join("")

class CallSpan implements Tracer.Span {
  readonly _tag = "Span"
  readonly sampled = true
  readonly attributes = new Map<string, unknown>()
  readonly repeated: Array<string> = []
  readonly spanId = id(16)
  readonly traceId: string
  status: Tracer.SpanStatus

  constructor(
    readonly calls: Calls,
    readonly name: string,
    readonly parent: Option.Option<Tracer.AnySpan>,
    readonly context: Tracer.Span["context"],
    readonly links: ReadonlyArray<Tracer.SpanLink>,
    startTime: bigint,
    readonly kind: Tracer.SpanKind
  ) {
    this.traceId = parent._tag === "Some" ? parent.value.traceId : id(32)
    this.status = { _tag: "Started", startTime }
  }

  end(endTime: bigint, exit: Parameters<Tracer.Span["end"]>[1]): void {
    const { startTime } = this.status
    this.status = { _tag: "Ended", startTime, endTime, exit }
    // What opens a span around several calls, as `Login.byEmail` does, is no call.
    if (this.kind !== "client" || !this.name.startsWith("LoginRadius.")) return
    const number = (key: string) => {
      const value = this.attributes.get(key)
      return typeof value === "number" ? value : null
    }
    const error = this.attributes.get("error.type")
    const endpoint = this.name.slice("LoginRadius.".length)
    const { answer, errors, page } = Reference.of(endpoint)
    this.calls.add({
      endpoint,
      method: String(this.attributes.get("http.request.method")),
      template: String(this.attributes.get("url.template")),
      status: number("http.response.status_code"),
      error: error === undefined ? null : String(error),
      code: number("loginradius.error_code"),
      attempts: number("loginradius.attempt") ?? 1,
      repeated: this.repeated,
      answer,
      errors,
      reference: page,
      milliseconds: Number(endTime - startTime) / 1e6,
      at: Number(startTime / 1_000_000n)
    })
  }

  attribute(key: string, value: unknown): void {
    this.attributes.set(key, value)
  }

  event(name: string, _startTime: bigint, attributes?: Record<string, unknown>): void {
    if (name === "loginradius.repeat") this.repeated.push(String(attributes?.["error.type"]))
  }

  addLinks(): void {}
}
