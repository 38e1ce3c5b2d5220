/** The least that undici itself can do: a handler that collects the body, without the promise and stream of `request`. */
import { type Dispatcher, Pool } from "undici"
import { concurrently, runRounds } from "../process.js"
import * as workload from "../workload.js"

const [base = ""] = process.argv.slice(2)
const pool = new Pool(base, { connections: workload.concurrency })

const options: Dispatcher.DispatchOptions = {
  origin: base,
  path: `${workload.path}?apikey=${workload.apiKey}`,
  method: "GET",
  headers: {
    accept: "application/json",
    "user-agent": "pool",
    authorization: `Bearer ${workload.accessToken}`,
    "x-origin-ip": workload.originIp
  }
}

class Collect implements Dispatcher.DispatchHandler {
  private readonly chunks: Array<Buffer> = []

  constructor(
    private readonly resolve: (profile: unknown) => void,
    private readonly reject: (error: Error) => void
  ) {}

  onRequestStart(): void {}

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    if (status !== 200) throw new Error(`HTTP ${status}`)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk)
  }

  onResponseEnd(): void {
    const [first = Buffer.alloc(0), ...others] = this.chunks
    this.resolve(JSON.parse((others.length === 0 ? first : Buffer.concat(this.chunks)).toString()))
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.reject(error)
  }
}

const call = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    pool.dispatch(options, new Collect(resolve, reject))
  })

workload.check(await call())
runRounds(concurrently(workload.concurrency, call))
