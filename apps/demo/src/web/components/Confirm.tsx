import { useState } from "react"
import type { Action } from "../state/Action.js"
import { Button } from "./Button.js"
import { Focused } from "./Focused.js"
import { Refused } from "./Notice.js"

/** A button for an action that cannot be undone: it asks once more. `what` names its object for a screen reader. */
export const Confirm = (props: {
  readonly action: Action<undefined, unknown>
  readonly label: string
  readonly what: string
  readonly question: string
}) => {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {isAsking ? (
        <div className="row">
          <Focused>{props.question}</Focused>
          <Button kind="danger" isBusy={props.action.isPending} onPress={() => props.action.run(undefined)}>
            Yes, {props.label.toLowerCase()} it
          </Button>
          <Button onPress={() => setAsking(false)}>Keep it</Button>
        </div>
      ) : (
        <Button label={`${props.label}: ${props.what}`} onPress={() => setAsking(true)}>
          {props.label}
        </Button>
      )}
      {props.action.refusal !== undefined && <Refused refusal={props.action.refusal} />}
    </>
  )
}
