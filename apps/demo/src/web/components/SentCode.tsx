/** The form for a passcode that was sent to a phone, and signs in. */
import type { Effect } from "effect"
import type { Confirmation } from "../../api/Fields.js"
import type { Outcome } from "../../api/Outcome.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { type Action, useAction } from "../state/Action.js"
import { CodeForm } from "./CodeForm.js"
import { Passcode } from "./Passcode.js"

export const SentCode = <E,>(props: {
  readonly to: string
  readonly prove: (payload: typeof Confirmation.Type) => Effect.Effect<Outcome, E>
  readonly again: Action<string, unknown>
  /** Whether nobody is told if the number has an account. */
  readonly isUntold?: boolean
  readonly onEnd: () => void
}) => {
  const signIn = useAction(props.prove, useAfterSignIn())
  return (
    <Passcode
      to={props.to}
      send={props.again}
      onAgain={() => props.again.run(props.to)}
      onOther={props.onEnd}
      isUntold={props.isUntold === true}
    >
      <CodeForm action={signIn} submit="Sign in" label="Code" />
    </Passcode>
  )
}
