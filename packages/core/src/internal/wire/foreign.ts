/** Texts that somebody else wrote. */

/** What stands in place of a secret, or of a whole text. */
export const redacted = "<redacted>"

/** A text as it may stand in a log: on one line, without control characters, of at most 1,000 characters. */
export const oneLine = (text: string): string =>
  (/^.{0,1000}/u.exec(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")) as RegExpExecArray)[0]
