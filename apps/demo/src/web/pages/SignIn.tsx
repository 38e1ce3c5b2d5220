import { useState } from "react"
import { Link } from "wouter"
import type { Password } from "../../api/SignIn.js"
import { Card } from "../components/Card.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { PasswordForm } from "../components/PasswordForm.js"
import { Resend } from "../components/Resend.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

const SignIn = () => {
  const { hasEnded } = useCurrentUser()
  const [tried, setTried] = useState("")
  const signIn = useAction((payload: typeof Password.Type) => {
    setTried(payload.email)
    return client.signIn.password({ payload })
  }, useAfterSignIn())
  return (
    <Page
      title="Sign in"
      lead="The answer is a value: signed in, or the step that is still to come. Each failure is a typed error at its field."
      source={{ "session/PasswordLogin": ["signInByPassword"], "features/SignIn": ["signOut"] }}
    >
      <Card>
        {hasEnded && (
          <Notice kind="plain">
            Your session has ended: you were signed out elsewhere, or it was too long ago. Sign in again.
          </Notice>
        )}
        <PasswordForm action={signIn} submit="Sign in" />
        {signIn.refusal?._tag === "NotVerified" && <Resend email={tried} />}
      </Card>
      <p className="note">
        No account yet? <Link href="/register">Register</Link> · <Link href="/forgot">Forgotten your password?</Link>
      </p>
    </Page>
  )
}

export default SignIn
