/** Names and ids that are asked for by a path. */
import * as Wire from "@loginradius-effect/core/Wire"
import { constVoid } from "effect/Function"

/** Whether a name can be part of a path: the rule that the client sends names by. */
export const isName = (text: string): boolean => Wire.name.check(text, constVoid) === text
