import type { Effect } from "effect"
import { useAction } from "../state/Action.js"
import { Button } from "./Button.js"
import { Card } from "./Card.js"
import { Refused } from "./Notice.js"

/** A setting of the application, which the emulator lets anybody change: whether everybody has to have something. */
export const Requirement = <A, E>(props: {
  readonly isRequired: boolean
  /** What is said while it is required, and while it is not. */
  readonly required: string
  readonly optional: string
  readonly change: (isRequired: boolean) => Effect.Effect<A, E>
  readonly show: (value: A) => void
}) => {
  const { isRequired } = props
  const change = useAction(props.change, props.show)
  return (
    <Card title="What the application asks for">
      <p aria-live="polite">{isRequired ? props.required : props.optional}</p>
      <div className="row">
        <Button isBusy={change.isPending} onPress={() => change.run(!isRequired)}>
          {isRequired ? "Make it optional" : "Require it of everybody"}
        </Button>
      </div>
      {change.refusal !== undefined && <Refused refusal={change.refusal} />}
    </Card>
  )
}
