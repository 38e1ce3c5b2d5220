/** The version of emulator's package.json; `pnpm generate` writes this file. */
export const version = "0.0.0"
