/** What the command prints. */
import { stripVTControlCharacters } from "node:util"

/** What a client has to know of an emulator that answers. */
export interface Ready {
  readonly url: string
  readonly publicUrl: string
  readonly controlUrl: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** One line of JSON, or a line for each. */
export const ready = ({ apiKey, apiSecret, controlUrl, publicUrl, url }: Ready, json: boolean): string =>
  json
    ? JSON.stringify({ url, publicUrl, apiKey, apiSecret, controlUrl })
    : [
        `base URL     ${url}`,
        ...(publicUrl === url ? [] : [`public URL   ${publicUrl}`]),
        `API key      ${apiKey}`,
        `API secret   ${apiSecret}`,
        `control API  ${controlUrl}`
      ].join("\n")

/** A text without styles, and without blanks around it. */
export const plain = (text: string): string => stripVTControlCharacters(text).trim()

/** A text as a stream takes it: styled for a terminal, unless `NO_COLOR` is set, and plain everywhere else. */
export const styled = (text: string, isTerminal: boolean, noColor: string): string =>
  isTerminal && noColor === "" ? text : plain(text)
