/** A document as users declare their own: without a type beside it. */
import * as Wire from "@loginradius-effect/core/Wire"

export const Thing = Wire.document("Thing", () => ({ Id: Wire.required(Wire.string), Count: Wire.integer }))
