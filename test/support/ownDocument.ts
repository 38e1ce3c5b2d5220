/** A document of an application, declared without a type annotation. */
import * as Wire from "@loginradius-effect/core/Wire"

export const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Count: Wire.integer }))
