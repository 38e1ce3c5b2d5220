/** Runs the given program on Node and prints its result. */
const { result } = await import(process.argv[2])
console.log(await result())
