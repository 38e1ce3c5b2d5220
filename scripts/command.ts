/** Bundles the emulator's command into its package, or into the file that is given. */
import { bundleCommand } from "./packages/command.js"
import { conclude } from "./workspace.js"

conclude(await bundleCommand(process.argv[2]), "the emulator's command is one file")
