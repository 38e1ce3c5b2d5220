/** Addresses and numbers with most of them hidden. */

/** As in `a**a@e****le.c*m`. */
export const email = (address: string): string => {
  const at = address.lastIndexOf("@")
  const domain = address.slice(at + 1)
  const dot = domain.lastIndexOf(".")
  return `${hidden(address.slice(0, at), 1, 1)}@${hidden(domain.slice(0, dot), 1, 2)}.${hidden(domain.slice(dot + 1), 1, 1)}`
}

/** All but the last four digits. */
export const phone = (number: string): string => hidden(number, 0, 4)

const hidden = (text: string, first: number, last: number): string => {
  const count = Math.max(1, text.length - first - last)
  return text.slice(0, first) + "*".repeat(count) + text.slice(Math.max(first, text.length - last))
}
