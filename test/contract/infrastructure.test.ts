import { cases } from "./cases/infrastructure.js"
import { run } from "./run.js"

run("Infrastructure", cases)
