import { Link } from "wouter"
import { useHistoryState } from "wouter/use-browser-location"
import type { SecondFactorNeeded, Step } from "../../api/Outcome.js"
import { Card } from "../components/Card.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"

const titles: Record<Step["_tag"], string> = {
  VerifyAuthenticator: "a code of your authenticator app",
  EnrolAuthenticator: "set up an authenticator app",
  VerifySms: "a code by SMS",
  EnrolSms: "set up codes by SMS",
  VerifyEmailOtp: "a code by mail",
  EnrolEmailOtp: "set up codes by mail",
  UseBackupCode: "a backup code"
}

/** The second step of a sign-in. What there is to prove comes with the navigation that leads here. */
const TwoStep = () => {
  const needed = useHistoryState<SecondFactorNeeded | null>()
  return (
    <Page
      title="Second factor"
      lead="The answer to the password named the ways to go on. The token that ties them together stays on the server."
      source={{ file: "Login", names: ["complete", "stepOf"] }}
    >
      <Card>
        {needed === null ? (
          <p>
            Nothing is waiting for a second factor. <Link href="/sign-in">Sign in</Link>
          </p>
        ) : (
          <Notice kind="plain">
            The password is right. This account asks for {needed.steps.map(({ _tag }) => titles[_tag]).join(", or ")}.
          </Notice>
        )}
      </Card>
    </Page>
  )
}

export default TwoStep
