import { cases } from "./cases/tokenManagement.js"
import { run } from "./run.js"

run("TokenManagement", cases)
