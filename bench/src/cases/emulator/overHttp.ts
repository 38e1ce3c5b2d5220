/** What a request costs the emulator's server, beside a bare router of Effect and a bare server of Node that answer the same bytes. */
import type { ChildProcess } from "node:child_process"
import { type Figure, median, ratio } from "../../figure.js"
import { nextMessage, start } from "../../processes.js"
import type { Served } from "../../served.js"
import * as workload from "../../workload.js"

const comparisons = 3
const roundsEach = 5

/** What is asked: by a program, how often before the first round that counts, and in a round. */
interface Work {
  readonly requester: string
  readonly warmUp: number
  readonly requests: number
}

const read: Work = { requester: "rawClient", warmUp: 5_000, requests: 1_500 }
const login: Work = { requester: "loginRequests", warmUp: 500, requests: 200 }

interface Server extends Served {
  readonly process: ChildProcess
  /** CPU time of the process until its first answer, in microseconds. */
  readonly started: number
  readonly answer: string
  readonly loginAnswer: string
}

const cpuOf = async (process: ChildProcess): Promise<number> => {
  process.send("cpu")
  return nextMessage<number>(process)
}

const launch = async (program: string, ...args: ReadonlyArray<string>): Promise<Server> => {
  const process = start("measured", program, args)
  const { accessToken, address } = await nextMessage<Served>(process)
  const response = await fetch(`${address}${workload.path}?apikey=${workload.apiKey}`, {
    headers: { authorization: `Bearer ${accessToken}` }
  })
  const answer = await response.text()
  const started = await cpuOf(process)
  workload.check(JSON.parse(answer))
  const loggedIn = await fetch(`${address}${workload.loginPath}?apikey=${workload.apiKey}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: workload.credentials
  })
  if (loggedIn.status !== 200) throw new Error(`the login is answered ${loggedIn.status}`)
  return { process, address, accessToken, started, answer, loginAnswer: await loggedIn.text() }
}

const servers = ["emulator", "bare", "node"] as const

type Name = (typeof servers)[number]

type Costs = { readonly [N in Name]: Array<number> }

const noCosts = (): Costs => ({ emulator: [], bare: [], node: [] })

/** Lets the servers answer round by round in turns. */
const measure = async (running: ReadonlyArray<readonly [Name, Server]>, work: Work, costs: Costs): Promise<void> => {
  const asked: Array<readonly [Name, Server, ChildProcess]> = []
  for (const [name, server] of running) asked.push([name, server, await requesterOf(server, work)])
  for (const [, server, requester] of asked) await costOf(server, requester, work.warmUp)
  for (let round = 0; round < roundsEach; round++) {
    for (const [name, server, requester] of asked) costs[name].push(await costOf(server, requester, work.requests))
  }
  for (const [, , requester] of asked) requester.disconnect()
}

export const overHttp = async (): Promise<ReadonlyArray<Figure>> => {
  const [reads, logins, starts] = [noCosts(), noCosts(), noCosts()]
  for (let comparison = 0; comparison < comparisons; comparison++) {
    const emulator = await launch("emulatorServer")
    const bare = await launch("bareServer", emulator.answer, emulator.loginAnswer)
    const node = await launch("nodeServer", emulator.answer, emulator.loginAnswer)
    for (const { answer } of [bare, node]) {
      if (answer !== emulator.answer) throw new Error("the servers do not answer the same")
    }
    const running = [
      ["emulator", emulator],
      ["bare", bare],
      ["node", node]
    ] as const
    for (const [name, { started }] of running) starts[name].push(started)
    await measure(running, read, reads)
    await measure(running, login, logins)
    for (const [, { process }] of running) process.disconnect()
  }
  const micros = (name: string, costs: ReadonlyArray<number>): Figure => ({
    case: `emulator: ${name}`,
    value: median(costs),
    unit: "µs"
  })
  return [
    micros("request over HTTP", reads.emulator),
    micros("bare router of Effect", reads.bare),
    micros("bare server of Node", reads.node),
    ratio("emulator: request over HTTP / bare router", median(reads.emulator) / median(reads.bare), {
      reach: 1.5,
      limit: 2
    }),
    micros("login over HTTP, its hash included", logins.emulator),
    micros("the same bytes from a bare router of Effect", logins.bare),
    micros("the same bytes from a bare server of Node", logins.node),
    { case: "emulator: server's start until its first answer", value: median(starts.emulator) / 1000, unit: "ms" },
    { case: "emulator: bare router's start", value: median(starts.bare) / 1000, unit: "ms" }
  ]
}

const requesterOf = async ({ accessToken, address }: Server, { requester: name }: Work): Promise<ChildProcess> => {
  const requester = start("serving", name, [address, accessToken])
  await nextMessage(requester)
  return requester
}

/** The CPU time of a request in the server's process. */
const costOf = async ({ process }: Server, requester: ChildProcess, requests: number): Promise<number> => {
  const before = await cpuOf(process)
  requester.send(requests)
  await nextMessage(requester)
  return ((await cpuOf(process)) - before) / requests
}
