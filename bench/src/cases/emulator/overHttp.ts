/** What a request costs the emulator's server, beside a bare router of Effect that answers the same bytes. */
import type { ChildProcess } from "node:child_process"
import { type Figure, median, ratio } from "../../figure.js"
import { nextMessage, start } from "../../processes.js"
import type { Served } from "../../served.js"
import * as workload from "../../workload.js"

const comparisons = 3
const roundsEach = 5
const warmUp = 5_000
const requests = 1_500

interface Server extends Served {
  readonly process: ChildProcess
  /** CPU time of the process until its first answer, in microseconds. */
  readonly started: number
  readonly answer: string
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
  return { process, address, accessToken, started, answer }
}

export const overHttp = async (): Promise<ReadonlyArray<Figure>> => {
  const costs = { emulator: [] as Array<number>, bare: [] as Array<number> }
  const starts = { emulator: [] as Array<number>, bare: [] as Array<number> }
  for (let comparison = 0; comparison < comparisons; comparison++) {
    const emulator = await launch("emulatorServer")
    const bare = await launch("bareServer", emulator.answer)
    if (bare.answer !== emulator.answer) throw new Error("the servers do not answer the same")
    const running = [
      { server: emulator, requester: await requesterOf(emulator), costs: costs.emulator },
      { server: bare, requester: await requesterOf(bare), costs: costs.bare }
    ]
    starts.emulator.push(emulator.started)
    starts.bare.push(bare.started)
    for (const { requester, server } of running) await costOf(server, requester, warmUp)
    for (let round = 0; round < roundsEach; round++) {
      for (const { costs, requester, server } of running) costs.push(await costOf(server, requester, requests))
    }
    for (const { requester, server } of running) {
      requester.disconnect()
      server.process.disconnect()
    }
  }
  return [
    { case: "emulator: request over HTTP", value: median(costs.emulator), unit: "µs" },
    { case: "emulator: bare router of Effect", value: median(costs.bare), unit: "µs" },
    ratio("emulator: request over HTTP / bare router", median(costs.emulator) / median(costs.bare), {
      reach: 1.5,
      limit: 2
    }),
    { case: "emulator: server's start until its first answer", value: median(starts.emulator) / 1000, unit: "ms" },
    { case: "emulator: bare router's start", value: median(starts.bare) / 1000, unit: "ms" }
  ]
}

const requesterOf = async ({ accessToken, address }: Server): Promise<ChildProcess> => {
  const requester = start("serving", "rawClient", [address, accessToken])
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
