/** What must never be wrong with a state. */
import type { Uniqueness } from "../../packages/emulator/src/state/Accounts.js"
import { violations } from "../../packages/emulator/src/state/invariants.js"
import type { State } from "../../packages/emulator/src/state/state.js"
import type { Table } from "../../packages/emulator/src/state/table.js"

/** What is wrong with a store: its rows, and the indexes that find them. */
export const violationsOf = (store: Pick<State, "read">, uniqueness: Uniqueness): ReadonlyArray<string> =>
  store.read((tables) => [
    ...violations(uniqueness)(tables),
    ...Object.entries(tables).flatMap(([name, table]) =>
      (table as Table<object, string>).problems().map((problem) => `${name}: ${problem}`)
    )
  ])
