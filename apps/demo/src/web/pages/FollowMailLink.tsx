import { Redacted } from "effect"
import { useEffect } from "react"
import { Link } from "wouter"
import { Card } from "../components/Card.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"

/** Where the links of passwordless logins lead. */
const FollowMailLink = () => {
  const token = useUrlToken()
  const { refusal, run } = useAction(
    (token: string) => client.linkSignIn.followPasswordless({ payload: { token: Redacted.make(token) } }),
    useAfterSignIn()
  )
  useEffect(() => {
    if (token !== "") run(token)
  }, [run, token])
  return (
    <Page
      title="Sign in by a link"
      lead="The token of the link goes to the server, and out of the address bar. It works once."
      source={{ "features/LinkSignIn": ["followLink"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {token !== "" && refusal === undefined && <p role="status">Signing you in…</p>}
        {refusal !== undefined && <Refused refusal={refusal} />}
        {(token === "" || refusal !== undefined) && (
          <p>
            <Link href="/mail-link">Ask for another link</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

export default FollowMailLink
