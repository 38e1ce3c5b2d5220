import type { Case } from "../support.js"
import * as lists from "./socialLogin/lists.js"
import * as posting from "./socialLogin/posting.js"
import * as tokens from "./socialLogin/tokens.js"

export const cases: ReadonlyArray<Case> = [...tokens.cases, ...lists.cases, ...posting.cases]
