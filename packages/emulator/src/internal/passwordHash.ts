/** Hashes of passwords in the service's form. */

/** What a hash has to be, for whoever writes it: all that can be verified, in a second at most. */
const form =
  /^Rfc2898DeriveBytes\$(?:[1-9]\d{0,5}|1000000)\$(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)\$[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

/** Whether a text is a hash that a password can be compared with. */
export const isHash = (text: string): boolean => form.test(text)
