import { defineConfig } from "vitest/config"

// Tests read the packages' sources, so that they need no build.
const conditions = ["@loginradius-effect/source", "module", "node", "development|production", "default"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    // Files share a process and its modules: to load Effect anew for each would take longer than the tests.
    isolate: false,
    minWorkers: 2,
    maxWorkers: 2,
    setupFiles: ["./support/eventLoop.ts", "./support/seed.ts"],
    // Far more than a test takes, so that a machine under load fails none.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["dot"]
  }
})
