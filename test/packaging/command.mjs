// Runs the command of a file: it has to answer once it has told where, and to end with 0.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

const [file] = process.argv.slice(2)
const command = spawn(file, ["--port", "0", "--json"], { stdio: ["ignore", "pipe", "inherit"] })
const ended = once(command, "exit")
const [line] = await Promise.race([once(createInterface({ input: command.stdout }), "line"), ended])
const { url, apiKey } = JSON.parse(line)
const { status } = await fetch(`${url}/identity/v2/serverinfo?apikey=${apiKey}`)
command.kill("SIGTERM")
const [code] = await ended
console.log(`status ${status}, code ${code}`)
process.exitCode = status === 200 && code === 0 ? 0 : 1
