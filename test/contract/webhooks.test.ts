import { cases } from "./cases/webhooks.js"
import { run } from "./run.js"

run("Webhooks", cases)
