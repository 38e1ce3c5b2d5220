/** Codes that are sent: the button for the first one, and the form after it. */
import { type ReactNode, useState } from "react"
import type { Action } from "../state/Action.js"
import { Button } from "./Button.js"
import { Focused } from "./Focused.js"
import { Notice, Refused } from "./Notice.js"

type Send = Pick<Action<never, unknown>, "isPending" | "refusal">

/** The button for the first code. Takes the focus, because it is shown in place of another form. */
export const Ask = (props: { readonly to: string; readonly send: Send; readonly onSend: () => void }) => (
  <>
    <Focused>
      <p>A code can be sent to {props.to}.</p>
    </Focused>
    <div className="row">
      <Button kind="primary" isBusy={props.send.isPending} onPress={props.onSend}>
        Send a code
      </Button>
    </div>
    {props.send.refusal !== undefined && <Refused refusal={props.send.refusal} />}
  </>
)

/** A code is on its way. `children` are the form that takes it. */
export const Passcode = (props: {
  readonly to: string
  readonly send: Send
  readonly onAgain: () => void
  readonly onOther?: () => void
  /** Whether it is not told if a code was sent: there may be no account. */
  readonly isUntold?: boolean
  readonly children: ReactNode
}) => {
  const { onOther, send, to } = props
  const [isAgain, setAgain] = useState(false)
  const code = isAgain && !send.isPending ? "Another code" : "A code"
  const again = () => {
    setAgain(true)
    props.onAgain()
  }
  return (
    <>
      {send.refusal === undefined && (
        <Notice kind="plain">
          {props.isUntold === true
            ? `If there is an account with this number, ${code.toLowerCase()} is on its way to ${to}.`
            : `${code} is on its way to ${to}.`}
        </Notice>
      )}
      {send.refusal !== undefined && <Refused refusal={send.refusal} />}
      {props.children}
      <div className="row">
        <Button isBusy={send.isPending} onPress={again}>
          Send another code
        </Button>
        {onOther !== undefined && <Button onPress={onOther}>Use another number</Button>}
      </div>
    </>
  )
}
