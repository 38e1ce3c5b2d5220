/** The demo's server on a port, with malformed and hostile requests. */
import { afterAll, assert, describe, it } from "vitest"
import { Site } from "@loginradius-effect/demo/server/host/Site"
import * as Telemetry from "@loginradius-effect/core/Telemetry"
import { Effect, Logger, Metric } from "effect"
import { answerTo, type ClientClose, parseAnswer } from "../support/sockets.js"
import { AnswerRecord, start } from "./browser/demoServer.js"
import { signIn } from "./userClient.js"

const demo = start(new AnswerRecord(), Logger.remove(Logger.defaultLogger))
afterAll(() => demo.dispose())

const origin = (): Promise<string> => demo.runPromise(Effect.map(Site, ({ origin }) => origin))

const ask = async (
  line: string,
  { body = "", headers = {}, leaving }: { body?: string; headers?: Record<string, string>; leaving?: ClientClose } = {}
) => {
  const base = await origin()
  const all = { Host: new URL(base).host, Connection: "close", ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const sent = [`${line} HTTP/1.1`, ...lines, "", body].join("\r\n")
  return parseAnswer(await Effect.runPromise(answerTo(base, sent, leaving)))
}

const somebody = async () => signIn(await origin())

describe("a body", () => {
  it("of more than 64 KiB is refused while it is read, and the server keeps working", async () => {
    for (const [length, body] of [
      ["Content-Length: 629145600", ""],
      ["Content-Length: 65537", "x".repeat(65_537)],
      ["Transfer-Encoding: chunked", `20000\r\n${"x".repeat(0x20000)}`]
    ] as const) {
      const [name = "", value = ""] = length.split(": ")
      const { headers } = await somebody()
      for (const path of ["/api/sign-in/password", "/social", "/anything"]) {
        const answer = await ask(`POST ${path}`, { headers: { ...headers, [name]: value }, body })
        assert.deepStrictEqual(
          [answer.status, answer.headers["content-type"]],
          [413, "application/json; charset=utf-8"],
          `${length} ${path}`
        )
      }
    }
    assert.strictEqual((await ask("GET /api/visit")).status, 200)
  })

  it("that is truncated is never handled, whether the endpoint has a body or not", async () => {
    const { call, headers } = await somebody()
    await call("PUT", "/api/roles/assigned?name=editor")
    const roles = await call("GET", "/api/roles/")
    for (const [length, leaving] of [
      [{ "Content-Length": "100" }, "half-closes"],
      [{ "Content-Length": "100" }, "resets"],
      [{ "Transfer-Encoding": "chunked" }, "half-closes"]
    ] as const) {
      const sent = { headers: { ...headers, ...length }, body: '{"a":', leaving }
      assert.include([0, 400], (await ask("DELETE /api/roles/assigned?name=editor", sent)).status)
      assert.deepStrictEqual(await call("GET", "/api/roles/"), roles)
    }
  })

  it("of JSON that is nested deeper than 100 is refused by every endpoint, without a failure", async () => {
    const { headers } = await somebody()
    const nested = (depth: number) => `{"value":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`
    for (const body of [nested(101), nested(10_000), "[".repeat(2_000) + "]".repeat(2_000)]) {
      for (const line of ["POST /api/custom-objects/?kind=preferences", "POST /api/roles/", "PUT /api/profile/"]) {
        const length = { "Content-Length": String(body.length) }
        const answer = await ask(line, { headers: { ...headers, ...length }, body })
        assert.strictEqual(answer.status, 422, line)
        assert.deepStrictEqual(JSON.parse(answer.body), {
          _tag: "InvalidField",
          field: "form",
          message: "This is nested too deep."
        })
      }
    }
  })
})

describe("a host", () => {
  it("other than the site's is refused, also for reading", async () => {
    const { headers } = await somebody()
    for (const host of ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:80"]) {
      for (const line of ["GET /api/events?call=0&message=0", "GET /", "POST /api/sign-in/sign-out"]) {
        const { body, status } = await ask(line, { headers: { ...headers, Host: host } })
        assert.strictEqual(status, 421, `${host} ${line}`)
        assert.deepStrictEqual(Object.keys(JSON.parse(body)), ["message"])
      }
    }
  })

  it("that is another name of this machine redirects to the printed one", async () => {
    const base = await origin()
    const { port } = new URL(base)
    for (const host of [`localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`, `demo.localhost:${port}`]) {
      const { headers, status } = await ask("GET /reset?vtoken=abc", { headers: { Host: host } })
      assert.deepStrictEqual([status, headers["location"]], [307, `${base}/reset?vtoken=abc`], host)
    }
    assert.strictEqual((await ask("POST /api/visit", { headers: { Host: "localhost" } })).status, 421)
  })
})

describe("a target", () => {
  it("or a host that is malformed gets 400 with a body", async () => {
    for (const host of ["a b", "[", "a:99999", ""]) {
      const { body, status } = await ask("GET /", { headers: { Host: host } })
      assert.deepStrictEqual([status, Object.keys(JSON.parse(body))], [400, ["message"]], host)
    }
    for (const target of ["http://[", "http://a:99999/", "nothing"]) {
      assert.strictEqual((await ask(`GET ${target}`)).status, 400, target)
    }
  })

  it("gets no 5xx answer in any form", async () => {
    const base = await origin()
    for (const target of ["//", "//[", "/%", "/%zz", "/api/%ff", "/api//", "/\\", `${base}/`, "/?a=%"]) {
      const { status } = await ask(`GET ${target}`)
      assert.isBelow(status, 500, target)
      assert.isAbove(status, 0, target)
    }
    assert.strictEqual((await ask(`GET ${base}/api/visit`)).status, 200)
  })
})

describe("a call of LoginRadius", () => {
  const admitted = (lane: string) =>
    Effect.runSync(Metric.value(Telemetry.wait.pipe(Metric.tagged("lane", lane), Metric.tagged("outcome", "admitted"))))
      .count

  it("waits for its turn in the budget of the process, by the lane of its credential", async () => {
    const [logins, others] = [admitted("login"), admitted("admin")]
    const { call } = await somebody()
    assert.isAbove(admitted("login"), logins)
    await call("PUT", "/api/roles/assigned?name=editor")
    assert.isAbove(admitted("admin"), others)
  })
})
