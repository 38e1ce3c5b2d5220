/** Answers every request as a login. Sends its address to the parent process. */
import { createServer } from "node:http"
import { profile } from "../profile.js"
import { accessToken } from "../workload.js"

const body = JSON.stringify({
  Profile: profile,
  access_token: accessToken,
  refresh_token: accessToken,
  expires_in: "2100-01-01T00:00:00.000Z"
})

const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body))
})

server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (typeof address === "object") process.send?.(`http://127.0.0.1:${address?.port}`)
})
process.on("disconnect", () => process.exit())
