import { assert, describe, it } from "@effect/vitest"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"

describe("RolesManagement.formatExpiration", () => {
  it("writes a date in UTC with twelve hours", () => {
    const written = [
      ["2030-01-02T00:03:04Z", "01/02/2030 12:03:04 AM"],
      ["2030-01-02T09:30:00Z", "01/02/2030 9:30:00 AM"],
      ["2030-11-12T12:00:00Z", "11/12/2030 12:00:00 PM"],
      ["2030-12-31T23:59:59.999+01:00", "12/31/2030 10:59:59 PM"]
    ] as const
    for (const [given, expected] of written) {
      assert.strictEqual(RolesManagement.formatExpiration(new Date(given)), expected)
    }
  })
})
