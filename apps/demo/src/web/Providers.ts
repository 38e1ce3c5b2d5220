/** How social providers write their names. */
const written: Readonly<Record<string, string>> = {
  github: "GitHub",
  linkedin: "LinkedIn",
  paypal: "PayPal",
  youtube: "YouTube"
}

export const nameOf = (provider: string): string =>
  written[provider] ?? provider.charAt(0).toUpperCase() + provider.slice(1)
