import { cases } from "./cases/riskBasedAuthentication.js"
import { run } from "./run.js"

run("RiskBasedAuthentication", cases)
