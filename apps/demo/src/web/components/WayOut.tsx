import type { Action } from "../state/Action.js"
import { Button } from "./Button.js"
import { Refused } from "./Notice.js"

/** What one does instead of a form, below it. */
export const WayOut = <A,>(props: { readonly label: string; readonly action: Action<void, A> }) => (
  <>
    <div className="row row-apart">
      <Button isBusy={props.action.isPending} onPress={() => props.action.run()}>
        {props.label}
      </Button>
    </div>
    {props.action.refusal !== undefined && <Refused refusal={props.action.refusal} />}
  </>
)
