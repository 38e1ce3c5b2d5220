/** The same as import.mjs, for programs that are still CommonJS. */
const names = {}
for (const specifier of process.argv.slice(2)) names[specifier] = Object.keys(require(specifier)).toSorted()
console.log(JSON.stringify(names))
