import { cases } from "./cases/passwordlessLogin.js"
import { run } from "./run.js"

run("PasswordlessLogin", cases)
