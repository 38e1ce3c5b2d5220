/** The least that a server on Node costs: the first argument is answered to GET, the second one to all else, once its body is here. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { reportCpu } from "../served.js"
import { accessToken } from "../workload.js"

const [profile = "", login = ""] = process.argv.slice(2)

const server = createServer((request, response) => {
  const chunks: Array<Buffer> = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.once("end", () => {
    const body = request.method === "GET" ? profile : login
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body)
    })
    response.end(body)
  })
})

server.listen({ port: 0, host: "127.0.0.1" }, () => {
  reportCpu({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, accessToken })
})
