import { cases } from "./cases/multiFactorAuthentication.js"
import { run } from "./run.js"

run("MultiFactorAuthentication", cases)
