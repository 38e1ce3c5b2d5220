/** Waits until the link of a smart or one-touch login is followed, on whatever device. */
import { Effect, Schedule } from "effect"
import { useEffect, useRef } from "react"
import { CodeRefused } from "../../api/Refusals.js"
import { useLoaded } from "../Action.js"
import { useArrival } from "../Arrival.js"
import { client } from "../Client.js"
import { useVisit } from "../Visiting.js"
import { Button } from "./Button.js"
import { Focused } from "./Focused.js"
import { Refused } from "./Notice.js"

const followed = client.linkSignIn.ping().pipe(
  Effect.flatMap((answer) => (answer._tag === "Waiting" ? Effect.fail(answer) : Effect.succeed(answer))),
  Effect.retry({ while: ({ _tag }) => _tag === "Waiting", schedule: Schedule.spaced("2 seconds"), times: 300 }),
  Effect.catchTag("Waiting", () =>
    Effect.fail(new CodeRefused({ reason: "expired", message: "Nobody has followed the link for ten minutes." }))
  )
)

export const Wait = (props: { readonly to: string; readonly isNew?: boolean; readonly onEnd: () => void }) => {
  const { visit } = useVisit()
  const { refusal, value } = useLoaded(followed)
  const arrive = useRef(useArrival())
  useEffect(() => {
    // An arrival renders at once, which React does not do inside of an effect.
    if (value !== undefined) queueMicrotask(() => arrive.current(value))
  }, [value])
  return (
    <Focused>
      {refusal === undefined ? (
        <div className="notice waiting" role="status">
          <span className="spinner" aria-hidden="true" />
          <p>
            {props.isNew === true
              ? "A link is on its way to "
              : "If there is an account with this address, a link is on its way to "}
            {props.to}. This page signs you in as soon as somebody confirms it, here or on another device.
            {visit.runsOn === "emulator" && " It is in the outbox."}
          </p>
        </div>
      ) : (
        <Refused refusal={refusal} />
      )}
      <div className="form-end">
        <Button onPress={props.onEnd}>{refusal === undefined ? "Stop waiting" : "Start again"}</Button>
      </div>
    </Focused>
  )
}
