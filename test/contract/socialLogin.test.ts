import { cases } from "./cases/socialLogin.js"
import { run } from "./run.js"

run("SocialLogin", cases)
