import type { Effect } from "effect"
import { useAction } from "../Action.js"
import { Button } from "./Button.js"
import { Refused } from "./Notice.js"

/** Sends the browser to a provider's page, whose address the server knows. */
export const Leave = <E,>(props: {
  readonly provider: string
  readonly depart: (provider: string) => Effect.Effect<{ readonly location: string }, E>
  readonly children: string
}) => {
  const leave = useAction(props.depart, ({ location: there }) => location.assign(there))
  return (
    <>
      <Button isBusy={leave.isPending} onPress={() => leave.run(props.provider)}>
        {props.children}
      </Button>
      {leave.refusal !== undefined && <Refused refusal={leave.refusal} />}
    </>
  )
}
