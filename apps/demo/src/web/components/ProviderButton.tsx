import type { Effect } from "effect"
import { useAction } from "../state/Action.js"
import { Button } from "./Button.js"
import { Refused } from "./Notice.js"

/** Sends the browser to the page of a provider, at the address that `start` answers. */
export const ProviderButton = <E,>(props: {
  readonly provider: string
  readonly start: (provider: string) => Effect.Effect<{ readonly location: string }, E>
  readonly children: string
}) => {
  const start = useAction(props.start, (redirect) => location.assign(redirect.location))
  return (
    <>
      <Button isBusy={start.isPending} onPress={() => start.run(props.provider)}>
        {props.children}
      </Button>
      {start.refusal !== undefined && <Refused refusal={start.refusal} />}
    </>
  )
}
