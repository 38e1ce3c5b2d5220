/** Comparing what nobody may guess piece by piece: keys, secrets, hashes and codes. */

/** Whether two texts are the same. How long it takes depends on the length of what was given, and on nothing else. */
export const isSame = (given: string, expected: string): boolean => {
  let difference = given.length ^ expected.length
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ expected.charCodeAt(i % expected.length)
  return difference === 0
}
