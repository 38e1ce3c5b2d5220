/** The version of core's package.json; `pnpm generate` writes this file. */
export const version = "0.0.0"
