/** Answers that are lists. */
import * as Wire from "../../Wire.js"

/**
 * A document that is recognised by its list. A `null` list, which some applications answer for an empty one, is read as empty.
 */
export const listAnswer = <A extends object, D extends object, I>(
  name: string,
  of: Wire.Wire<D, I, unknown>,
  member: keyof D & string
): Wire.Wire<A, I> =>
  Wire.answer(name, of, (document: D): A | undefined => {
    if (!Object.hasOwn(document, member)) return undefined
    return (document[member] === null ? { ...document, [member]: [] } : document) as unknown as A
  })
