/** An HTTP client with the session of a user, for a demo that listens on a port. */
export interface UserClient {
  readonly call: (
    method: string,
    path: string,
    payload?: unknown
  ) => Promise<{ readonly status: number; readonly body: unknown }>
  /** The headers that a browser would send. */
  readonly headers: Readonly<Record<string, string>>
}

export const signIn = async (origin: string): Promise<UserClient> => {
  const jar = new Map<string, string>()
  const headers = () => ({
    Origin: origin,
    Cookie: [...jar].map((pair) => pair.join("=")).join("; "),
    "X-CSRF-Token": jar.get("demo-csrf") ?? "",
    "Content-Type": "application/json"
  })
  const call: UserClient["call"] = async (method, path, payload) => {
    const body = payload === undefined ? {} : { body: JSON.stringify(payload) }
    const response = await fetch(origin + path, { method, headers: headers(), ...body })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=")
      jar.set(name, value)
    }
    return { status: response.status, body: await response.json() }
  }
  await call("GET", "/api/visit")
  await call("POST", "/api/sign-in/password", { email: "ada@example.com", password: "correct horse 7" })
  return { call, headers: headers() }
}
