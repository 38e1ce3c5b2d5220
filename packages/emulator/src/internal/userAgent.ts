/** What a user agent says of a browser and its machine. */

type Table = ReadonlyArray<readonly [name: string, form: RegExp]>

/** The first that fits counts: most browsers name others that they can pass for. */
const browsers: Table = [
  ["Edge", /\bEdg/],
  ["Opera", /\b(?:OPR|OPT|OPiOS)\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|HeadlessChrome|CriOS)\//],
  ["Safari", /\bSafari\//]
]

const systems: Table = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["Mac OS X", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/]
]

const among = (table: Table, userAgent: string): string | undefined =>
  table.find(([, form]) => form.test(userAgent))?.[0]

export const browserOf = (userAgent: string): string | undefined => among(browsers, userAgent)

export const systemOf = (userAgent: string): string | undefined => among(systems, userAgent)

/** The device that it names. */
export const deviceOf = (userAgent: string): string | undefined => /\b(iPhone|iPad)\b/.exec(userAgent)?.[0]
