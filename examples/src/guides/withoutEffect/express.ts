import { Login } from "@loginradius-effect/core"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect, Exit, ManagedRuntime, Redacted } from "effect"

/** What this file uses of Express' types. */
interface Request {
  readonly body: { readonly email: string; readonly password: string }
}
interface Response {
  readonly status: (code: number) => Response
  readonly json: (body: object) => void
  readonly cookie: (
    name: string,
    value: string,
    options: { readonly httpOnly: boolean; readonly secure: boolean }
  ) => Response
}

const loginRadius = ManagedRuntime.make(Emulator.layer())

/** `app.post("/login", express.json(), login)` */
export const login = async ({ body }: Request, response: Response): Promise<void> => {
  const exit = await loginRadius.runPromiseExit(
    Login.byEmail({ email: body.email, password: body.password }).pipe(
      Effect.map((login) =>
        login._tag === "Authenticated"
          ? { status: 200, token: Redacted.value(login.accessToken), answer: { uid: login.profile.Uid } }
          : { status: 200, answer: { next: login.nextSteps.map((step) => step._tag) } }
      ),
      Effect.catchTags({
        InvalidCredentials: () => Effect.succeed({ status: 401, answer: { error: "wrong" } }),
        UserNotFound: () => Effect.succeed({ status: 401, answer: { error: "wrong" } }),
        InvalidInput: ({ field }) => Effect.succeed({ status: 400, answer: { error: field } })
      })
    )
  )
  // Whatever is left is no matter for the user: no text of it leaves the server.
  if (Exit.isFailure(exit)) return response.status(503).json({ error: "unavailable" })
  const { answer, status } = exit.value
  const sent = response.status(status)
  if ("token" in exit.value) sent.cookie("session", exit.value.token, { httpOnly: true, secure: true })
  return sent.json(answer)
}

// In place of Express: a response that prints what it is told.
const printing: Response = {
  status: (code) => (console.log("status", code), printing),
  json: (body) => console.log("json", Object.keys(body).join()),
  cookie: (name, _value, options) => (console.log("cookie", name, options), printing)
}
await loginRadius.runPromise(Emulator.seed(Seed.account({ email: "ada@example.com", password: "correct horse 7" })))
await login({ body: { email: "ada@example.com", password: "correct horse 7" } }, printing)
await login({ body: { email: "ada@example.com", password: "wrong" } }, printing)
await loginRadius.dispose()
// → status 200
// → cookie session { httpOnly: true, secure: true }
// → json uid
// → status 401
// → json error
