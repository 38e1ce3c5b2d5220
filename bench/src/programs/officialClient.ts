/** LoginRadius' own SDK, redirected to the server on this machine. */
import http from "node:http"
import https from "node:https"
import { createRequire } from "node:module"
import { concurrently, runRounds } from "../process.js"
import * as workload from "../workload.js"

interface Sdk {
  readonly authenticationApi: { readonly getProfileByAccessToken: (accessToken: string) => Promise<unknown> }
}

const { hostname, port } = new URL(process.argv[2] ?? "")
// Node's default agent, as the SDK uses it: it keeps connections alive for http as for https.
const redirect = (options: http.RequestOptions, onResponse: (response: http.IncomingMessage) => void) =>
  http.request({ ...options, hostname, port }, onResponse)
https.request = redirect as typeof https.request

const make = createRequire(import.meta.url)("loginradius-sdk") as (options: object) => Sdk
const { apiKey, apiSecret, originIp } = workload
const { authenticationApi } = make({ apiKey, apiSecret, originIp })

const call = (): Promise<unknown> => authenticationApi.getProfileByAccessToken(workload.accessToken)

workload.check(await call())
runRounds(concurrently(workload.concurrency, call))
