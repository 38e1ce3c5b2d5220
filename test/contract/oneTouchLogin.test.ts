import { cases } from "./cases/oneTouchLogin.js"
import { run } from "./run.js"

run("OneTouchLogin", cases)
