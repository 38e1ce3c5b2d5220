import { cases } from "./cases/authentication.js"
import { run } from "./run.js"

run("Authentication", cases)
