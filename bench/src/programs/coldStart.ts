/** Imports the login, whose file is the first argument, and makes it once. Reports the CPU time since before the import. */
import type { Start } from "../cases/coldStart.js"

const [file = "", address = ""] = process.argv.slice(2)

const microseconds = (since: NodeJS.CpuUsage): number => {
  const { system, user } = process.cpuUsage(since)
  return system + user
}

const began = process.cpuUsage()
const { login } = (await import(file)) as { readonly login: (address: string) => Promise<string> }
const imported = microseconds(began)
const answer = await login(address)
const answered = microseconds(began)
if (answer !== "Authenticated") throw new Error(`the login is ${answer}`)
const start: Start = { imported, answered }
process.send?.(start, () => process.exit())
