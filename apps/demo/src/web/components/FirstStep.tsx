import type { ReactNode } from "react"
import type { Outcome } from "../../api/Outcome.js"
import type { Password } from "../../api/SignIn.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { Card } from "./Card.js"
import { PasswordForm } from "./PasswordForm.js"

/** The password, on a page whose own step may come after it. */
export const FirstStep = (props: {
  /** The outcome that the page itself goes on with. */
  readonly goesOnWith: Outcome["_tag"]
  readonly onStep: () => void
  readonly takesFocus: boolean
  readonly children: ReactNode
}) => {
  const afterSignIn = useAfterSignIn()
  const signIn = useAction(
    (payload: typeof Password.Type) => client.signIn.password({ payload }),
    (outcome) => (outcome._tag === props.goesOnWith ? props.onStep() : afterSignIn(outcome))
  )
  return (
    <Card title="First your password">
      <p>{props.children}</p>
      <PasswordForm action={signIn} submit="Next" takesFocus={props.takesFocus} />
    </Card>
  )
}
