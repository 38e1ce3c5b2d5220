/** Property tests try the same values in each run. To try others, set `PROPERTY_SEED`. */
import { FastCheck } from "effect"

FastCheck.configureGlobal({
  ...FastCheck.readConfigureGlobal(),
  seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_124)
})
