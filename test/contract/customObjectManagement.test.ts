import { cases } from "./cases/customObjects.js"
import { run } from "./run.js"

run("CustomObjectManagement", cases)
