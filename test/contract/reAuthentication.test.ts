import { cases } from "./cases/reAuthentication.js"
import { run } from "./run.js"

run("ReAuthentication", cases)
