import { cases } from "./cases/configuration.js"
import { run } from "./run.js"

run("Configuration", cases)
