/** The cost of a call over HTTP, compared with plain undici and with LoginRadius' own SDK. */
import { type Case, type Figure, ratio } from "../figure.js"
import { nextMessage, start } from "../processes.js"
import { compare, type Process } from "../compare.js"

/** Runs `use` with the address of a server, and stops the server afterwards. */
export const withServer = async <A>(use: (address: string) => Promise<A>): Promise<A> => {
  const server = start("serving", "server")
  const result = await use(await nextMessage<string>(server))
  server.disconnect()
  return result
}

/** A client whose code is optimised after 25,000 calls. */
export const client = (program: string, ...args: ReadonlyArray<string>): Process => ({
  program,
  args,
  warmUp: 25_000,
  calls: 8_000
})

const measure = (): Promise<ReadonlyArray<Figure>> =>
  withServer(async (address) => {
    const { official, oneSpan, raw, spansOff, stock } = await compare({
      raw: client("rawClient", address),
      official: client("officialClient", address),
      spansOff: client("sdkClient", address, "own", "none"),
      oneSpan: client("sdkClient", address, "own", "spans"),
      // Several times slower than the others, so that fewer calls take the same time.
      stock: { ...client("sdkClient", address, "stock", "none"), warmUp: 8_000, calls: 3_000 }
    })
    const micros = (name: string, value: number): Figure => ({ case: name, value, unit: "µs" })
    return [
      micros("call: raw undici and JSON.parse", raw.cpu),
      micros("call: official SDK", official.cpu),
      micros("call: spans off", spansOff.cpu),
      micros("call: one span", oneSpan.cpu),
      micros("call: stock HTTP client, spans off", stock.cpu),
      ratio("call: spans off / raw", spansOff.cpu / raw.cpu, { reach: 1.4, limit: 1.6 }),
      ratio("call: one span / raw", oneSpan.cpu / raw.cpu, { reach: 1.7, limit: 2 }),
      ratio("call: spans off / official SDK", spansOff.cpu / official.cpu, { reach: 0.9, limit: 1 }),
      ratio("call: one span / official SDK", oneSpan.cpu / official.cpu, { reach: 1, limit: 1.15 }),
      ratio("call: stock HTTP client / own", stock.cpu / spansOff.cpu, { reach: 4, limit: 3, higherIsBetter: true })
    ]
  })

export const endpointCall: Case = { name: "call", measure }
