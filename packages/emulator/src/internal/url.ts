import * as Either from "effect/Either"

/** Whether a text is a URL. `URL.canParse` of Node 20 says no to letters beyond ASCII, once it has been compiled. */
export const isUrl = (text: string): boolean => Either.isRight(Either.try(() => new URL(text)))
