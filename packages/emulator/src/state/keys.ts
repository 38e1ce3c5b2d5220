/** The forms in which addresses and numbers are compared. */

export const emailKey = (address: string): string => address.trim().toLowerCase()

/** With and without `+`, blanks and dashes phone numbers are the same. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, "")

/** The same without repetitions. */
export const unique = (values: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(values)]

/** Those of some values that are not among others. */
export const without = (values: ReadonlyArray<string>, others: ReadonlyArray<string>): ReadonlyArray<string> => {
  const gone = new Set(others)
  return values.filter((value) => !gone.has(value))
}
