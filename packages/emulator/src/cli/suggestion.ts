/** Names that somebody may have meant. */

/** How many letters have to be put in, left out or replaced to make one text of the other. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** The name that is nearest to a text; undefined if none is near. */
export const nearest = (text: string, names: ReadonlyArray<string>): string | undefined => {
  // A name has no more than a few letters: a longer text is none, and is not compared.
  if (text === "" || text.length > 40) return undefined
  let best: { readonly name: string; readonly far: number } | undefined
  for (const name of names) {
    const far = name.startsWith(text) ? 1 : distance(text.toLowerCase(), name)
    if (far <= Math.max(2, Math.floor(name.length / 3)) && far < (best?.far ?? Infinity)) best = { name, far }
  }
  return best?.name
}
