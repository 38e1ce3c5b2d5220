import { cases } from "./cases/account.js"
import { run } from "./run.js"

run("Account", cases)
