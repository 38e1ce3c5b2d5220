import { cases } from "./cases/consentManagement.js"
import { run } from "./run.js"

run("ConsentManagement", cases)
