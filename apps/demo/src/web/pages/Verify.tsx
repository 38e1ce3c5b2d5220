import { Redacted } from "effect"
import { useEffect } from "react"
import { Link } from "wouter"
import { Card } from "../components/Card.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { ResendForm } from "../components/Resend.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

/** Where the links in verification mails lead. */
const Verify = () => {
  const { setUser } = useCurrentUser()
  const token = useUrlToken()
  const verify = useAction(
    (token: string) => client.registration.verify({ payload: { token: Redacted.make(token) } }),
    ({ user }) => {
      if (user !== null) setUser(user)
    }
  )
  const { run } = verify
  useEffect(() => {
    if (token !== "") run(token)
  }, [run, token])
  return (
    <Page
      title="Verify an address"
      lead="The link in the mail leads here with a token that works once."
      source={{ "features/Registration": ["verify"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {verify.isPending && <p role="status">One moment…</p>}
        {verify.refusal !== undefined && <Refused refusal={verify.refusal} />}
        {(token === "" || verify.refusal?._tag === "CodeRefused") && <ResendForm />}
        {verify.result !== undefined && (
          <Notice kind="good">
            {verify.result.email ?? "Your address"} is verified. <Link href="/sign-in">Sign in</Link>
          </Notice>
        )}
      </Card>
    </Page>
  )
}

export default Verify
