/** Imports each given module of an installed package and prints the names that it exports. */
const names = {}
for (const specifier of process.argv.slice(2)) names[specifier] = Object.keys(await import(specifier)).toSorted()
console.log(JSON.stringify(names))
