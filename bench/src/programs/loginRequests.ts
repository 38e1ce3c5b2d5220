/** Logins by undici alone, over HTTP. */
import { Agent, request } from "undici"
import { concurrently, runRounds } from "../process.js"
import * as workload from "../workload.js"

const [base] = process.argv.slice(2)

const dispatcher = new Agent({ connections: workload.concurrency })

const call = async (): Promise<unknown> => {
  const { body, statusCode } = await request(`${base}${workload.loginPath}?apikey=${workload.apiKey}`, {
    dispatcher,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: workload.credentials
  })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
  return JSON.parse(text)
}

await call()
runRounds(concurrently(workload.concurrency, call))
