/** The measured call: a server reads the profile of a user by access token. */

export const path = "/identity/v2/auth/account"
/** A login, and what is sent with it. */
export const loginPath = "/identity/v2/auth/login"
export const credentials = JSON.stringify({ email: "ada@example.com", password: "correct horse 7" })
export const apiKey = "3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10"
export const apiSecret = "b7e2c9d4-1f36-4a8e-8f27-9c5a4e3d2b61"
export const accessToken = "0d5c0a7e-8f1b-4e6e-9c39-2b1d7f60a4c8"
/** The end user's address, of a range that is reserved for documentation. */
export const originIp = "203.0.113.7"
export const concurrency = 64

/** Throws if an answer is not the profile, because a client that fails fast would look cheap. */
export const check = (profile: unknown): void => {
  const { FirstName, Uid, ...rest } = profile as { readonly [member: string]: unknown }
  if (FirstName !== "Ada" || typeof Uid !== "string" || Object.keys(rest).length < 20) {
    throw new Error("the answer is not the profile")
  }
}
