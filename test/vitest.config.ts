import { defineConfig } from "vitest/config"

// Tests read the packages' sources, so that they need no build.
const conditions = ["@loginradius-effect/source", "module", "node", "development|production", "default"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    testTimeout: 20_000,
    // Loading effect anew for each file takes longer than the tests. So files share their worker's modules, and what is
    // global in effect (metrics above all): tests compare with what was there before.
    isolate: false,
    reporters: ["dot"]
  }
})
