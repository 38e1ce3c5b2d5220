import { cases } from "./cases/phoneAuthentication.js"
import { run } from "./run.js"

run("PhoneAuthentication", cases)
