/** The least that a call costs on Node: undici, and `JSON.parse`. */
import { Agent, request } from "undici"
import { concurrently, runRounds } from "../process.js"
import * as workload from "../workload.js"

const [base, accessToken = workload.accessToken] = process.argv.slice(2)

// As many connections as calls at a time: without a bound, undici opens more of them, and each call costs more.
const dispatcher = new Agent({ connections: workload.concurrency })

const call = async (): Promise<unknown> => {
  const { body, statusCode } = await request(`${base}${workload.path}?apikey=${workload.apiKey}`, {
    dispatcher,
    headers: {
      accept: "application/json",
      "user-agent": "raw",
      authorization: `Bearer ${accessToken}`,
      "x-origin-ip": workload.originIp
    }
  })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
  return JSON.parse(text)
}

workload.check(await call())
runRounds(concurrently(workload.concurrency, call))
