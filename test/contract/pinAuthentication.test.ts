import { cases } from "./cases/pinAuthentication.js"
import { run } from "./run.js"

run("PinAuthentication", cases)
