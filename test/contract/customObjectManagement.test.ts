import { cases } from "./cases/customObjectManagement.js"
import { run } from "./run.js"

run("CustomObjectManagement", cases)
