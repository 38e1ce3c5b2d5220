import { Link, useSearchParams } from "wouter"
import { Password } from "../../api/SignIn.js"
import { useAction } from "../Action.js"
import { useArrival } from "../Arrival.js"
import { client } from "../Client.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Page } from "../components/Page.js"
import { useVisit } from "../Visiting.js"

const SignIn = () => {
  const { visit } = useVisit()
  const [search, setSearch] = useSearchParams()
  const account = visit.accounts.find(({ email }) => email === search.get("as"))
  const signIn = useAction((payload: typeof Password.Type) => client.signIn.password({ payload }), useArrival())
  return (
    <Page
      title="Sign in"
      lead="The answer is a value: signed in, or a second factor that is still to come. Each failure is a typed error at its field."
      source={{ file: "SignIn", names: ["signInByPassword", "signOut"] }}
    >
      <Card>
        {/* Another account fills the fields anew. */}
        <Form key={account?.email} schema={Password} action={signIn} submit="Sign in">
          <Field
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            initial={account?.email ?? ""}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            initial={account?.password ?? ""}
          />
        </Form>
        {visit.accounts.length > 0 && (
          <div className="row">
            {visit.accounts.map(({ email, label }) => (
              <Button key={email} onPress={() => setSearch({ as: email }, { replace: true })}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </Card>
      <p className="note">
        No account yet? <Link href="/register">Register</Link>
      </p>
    </Page>
  )
}

export default SignIn
