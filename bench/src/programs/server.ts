/**
 * Answers every request with the same profile, on a bare TCP socket, so that the server costs as little as possible. Sends
 * its address to the parent process.
 */
import { createServer } from "node:net"
import { profile } from "../profile.js"
import * as workload from "../workload.js"

const body = JSON.stringify(profile)
const answer = Buffer.from(
  [
    "HTTP/1.1 200 OK",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    // Longer than a whole comparison: connections last from one round of a client to its next one.
    "Keep-Alive: timeout=600",
    "",
    body
  ].join("\r\n")
)
const refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
const end = "\r\n\r\n"

const server = createServer({ noDelay: true }, (socket) => {
  let head = ""
  let known = false
  socket.on("data", (chunk) => {
    head += chunk.toString("latin1")
    for (let at = head.indexOf(end); at >= 0; at = head.indexOf(end)) {
      // Checked once per connection: a client sends the same head every time.
      known ||= isComplete(head.slice(0, at))
      if (!known) return void socket.end(refusal)
      head = head.slice(at + end.length)
      socket.write(answer)
    }
  })
  socket.on("error", () => socket.destroy())
})

const isComplete = (head: string): boolean =>
  head.startsWith(`GET ${workload.path}?`) &&
  head.includes(workload.apiKey) &&
  new RegExp(`^authorization: Bearer ${workload.accessToken}\r?$`, "im").test(head) &&
  new RegExp(`^x-origin-ip: ${workload.originIp}\r?$`, "im").test(head)

server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (typeof address === "object") process.send?.(`http://127.0.0.1:${address?.port}`)
})
process.on("disconnect", () => process.exit())
