import { cases } from "./cases/smartLogin.js"
import { run } from "./run.js"

run("SmartLogin", cases)
