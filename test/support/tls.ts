/** A certificate for `localhost`, `127.0.0.1` and `api.example.test`, and the authority that signed it. */
import { readFileSync } from "node:fs"

const pem = (name: string): string => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8")

export const authority = pem("ca.pem")

export const serverTls = { cert: pem("server.pem"), key: pem("server.key.pem") }
