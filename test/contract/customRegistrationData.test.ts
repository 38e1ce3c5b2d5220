import { cases } from "./cases/customRegistrationData.js"
import { run } from "./run.js"

run("CustomRegistrationData", cases)
