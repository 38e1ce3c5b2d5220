import { defineConfig } from "vite"

// React's JSX needs no plugin: esbuild writes the calls.
export default defineConfig({
  esbuild: { jsx: "automatic" },
  build: {
    outDir: "dist/page",
    emptyOutDir: true,
    target: "es2022",
    // Nothing inline: the page's policy refuses it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900
  }
})
