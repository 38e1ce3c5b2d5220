/** Runs contract cases as tests, each against an emulator of its own. */
import { describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import type { Case } from "./support.js"

export const run = (module: string, cases: ReadonlyArray<Case>): void => {
  describe(`${module}`, () => {
    for (const endpoint of new Set(cases.map(({ endpoint }) => endpoint))) {
      describe(`${endpoint.id}`, () => {
        for (const { options, test, title } of cases.filter((candidate) => candidate.endpoint === endpoint)) {
          it.effect(title, () => Effect.provide(test, Emulator.layer(options)))
        }
      })
    }
  })
}
