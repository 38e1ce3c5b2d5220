import { Redacted } from "effect"
import { useEffect } from "react"
import { Link } from "wouter"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

/**
 * Where the links of passwordless logins lead. Anybody can send a link of their own to somebody else, and programs that read
 * mails open what is in them: nothing happens before a button is pressed, which names the user who would be signed out.
 */
const FollowMailLink = () => {
  const { reload, user } = useCurrentUser()
  const token = useUrlToken()
  const { isPending, refusal, run } = useAction(
    (replaces: boolean) => client.linkSignIn.followPasswordless({ payload: { token: Redacted.make(token), replaces } }),
    useAfterSignIn()
  )
  // Somebody has signed in in another window of this browser: ask again, with the name.
  const isOutdated = refusal?._tag === "AlreadyTaken"
  useEffect(() => {
    if (isOutdated) reload()
  }, [isOutdated, reload])
  const isOver = token === "" || refusal?._tag === "CodeRefused"
  return (
    <Page
      title="Sign in by a link"
      lead="The token of the link goes to the server, and out of the address bar. It works once."
      source={{ "features/LinkSignIn": ["followLink"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {refusal !== undefined && <Refused refusal={refusal} />}
        {!isOver && user === null && (
          <>
            <p>Did you ask for this link? If not, close this page.</p>
            <div className="row">
              <Button kind="primary" isBusy={isPending} onPress={() => run(false)}>
                Sign me in
              </Button>
            </div>
          </>
        )}
        {!isOver && user !== null && (
          <>
            <p>
              {user.name} is signed in here. The link signs in the account that it was mailed to, and signs {user.name}{" "}
              out. Did you ask for it?
            </p>
            <div className="row">
              <Button kind="primary" isBusy={isPending} onPress={() => run(true)}>
                Sign in by the link
              </Button>
              <Link href="/profile" className="button button-plain">
                Stay {user.name}
              </Link>
            </div>
          </>
        )}
        {isOver && (
          <p>
            <Link href="/mail-link">Ask for another link</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

export default FollowMailLink
