import { cases } from "./cases/rolesManagement.js"
import { run } from "./run.js"

run("RolesManagement", cases)
