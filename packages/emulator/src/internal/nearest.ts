/** Of some names the one that a misspelt name is most like. */

/** How many letters are to be changed, added, left out or swapped; letter case does not count. */
const distance = (a: string, b: string): number => {
  const width = b.length + 1
  const table: Array<number> = Array.from({ length: width }, (_, j) => j)
  const at = (i: number, j: number): number => table[i * width + j] ?? Infinity
  for (let i = 1; i <= a.length; i++) {
    table[i * width] = i
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      table[i * width + j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity
      )
    }
  }
  return at(a.length, b.length)
}

/** Undefined where none is like it: a third of its letters may be wrong. */
export const nearest = (written: string, names: ReadonlyArray<string>): string | undefined => {
  const most = Math.max(1, Math.floor(written.length / 3))
  const near = names
    .filter((name) => Math.abs(name.length - written.length) <= most)
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
  return near[0]?.name
}
