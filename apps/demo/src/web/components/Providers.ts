/** The names of social providers as they write them: `GitHub` for `github`. */
const written: Readonly<Record<string, string>> = {
  github: "GitHub",
  linkedin: "LinkedIn",
  paypal: "PayPal",
  youtube: "YouTube"
}

export const nameOf = (provider: string): string =>
  written[provider] ?? provider.charAt(0).toUpperCase() + provider.slice(1)
