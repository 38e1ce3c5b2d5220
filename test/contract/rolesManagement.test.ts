import { cases } from "./cases/roles.js"
import { run } from "./run.js"

run("RolesManagement", cases)
