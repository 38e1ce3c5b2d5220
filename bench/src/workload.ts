/** The call that is measured: the profile of the user whose access token it is, as a server asks for it. */

export const path = "/identity/v2/auth/account"
export const apiKey = "3f9f6c2a-52a1-4b43-9a5e-6d6f2c1b7a10"
export const apiSecret = "b7e2c9d4-1f36-4a8e-8f27-9c5a4e3d2b61"
export const accessToken = "0d5c0a7e-8f1b-4e6e-9c39-2b1d7f60a4c8"
/** Documentation's own address, as that of the end user. */
export const originIp = "203.0.113.7"
export const concurrency = 64

/** Throws if an answer is not the profile: a client that fails fast would win. */
export const check = (profile: unknown): void => {
  const { FirstName, Uid, ...rest } = profile as { readonly [member: string]: unknown }
  if (FirstName !== "Ada" || typeof Uid !== "string" || Object.keys(rest).length < 20) {
    throw new Error("the answer is not the profile")
  }
}
