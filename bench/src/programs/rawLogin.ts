/** The same login by undici alone. */
import { request } from "undici"
import { apiKey } from "../workload.js"

/** What this SDK calls such an answer. */
export const login = async (address: string): Promise<string> => {
  const { body } = await request(`${address}/identity/v2/auth/login?apikey=${apiKey}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ada@example.com", password: "correct horse 7" })
  })
  const answer = (await body.json()) as { readonly access_token?: string }
  return answer.access_token === undefined ? "SecondFactorRequired" : "Authenticated"
}
