import { Effect, Option, Redacted } from "effect"
import { Link, useLocation } from "wouter"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"

/**
 * Where the links of smart and one-touch logins lead. Anybody who knows an address can have such a mail sent: the page asks
 * before it confirms, so that a careless click signs in nobody else.
 */
const ConfirmSignIn = () => {
  const [path] = useLocation()
  const token = useUrlToken()
  const isOneTouch = path.startsWith("/one-touch")
  const afterSignIn = useAfterSignIn()
  const confirm = useAction(
    (token: string) => {
      const request = { payload: { token: Redacted.make(token) } }
      const confirmed = isOneTouch ? client.linkSignIn.followOneTouch(request) : client.linkSignIn.followSmart(request)
      // This browser may be the one that waits.
      return Effect.zipRight(confirmed, Effect.option(client.linkSignIn.ping()))
    },
    (here) => {
      if (Option.isSome(here) && here.value._tag !== "Waiting") afterSignIn(here.value)
    }
  )
  const isOver = token === "" || confirm.refusal?._tag === "CodeRefused"
  return (
    <Page
      title="Confirm a sign-in"
      lead="A browser has asked to sign in by this address, and waits."
      source={{ "features/LinkSignIn": [isOneTouch ? "confirmOneTouch" : "confirmSmart", "ping"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {confirm.result === undefined && !isOver && (
          <>
            <p>Was it you? If not, close this page: without you nobody gets in.</p>
            <div className="form-end">
              <Button kind="primary" isBusy={confirm.isPending} onPress={() => confirm.run(token)}>
                Yes, sign me in there
              </Button>
            </div>
          </>
        )}
        {confirm.refusal !== undefined && <Refused refusal={confirm.refusal} />}
        {confirm.result !== undefined && (
          <Focused>
            <Notice kind="good">Confirmed. The browser that asked is signed in now; this page can be closed.</Notice>
          </Focused>
        )}
        {isOver && (
          <p>
            <Link href={isOneTouch ? "/one-touch" : "/smart"}>Start again</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

export default ConfirmSignIn
