/** Waits until the link of a smart or one-touch login is followed, on any device. */
import { Effect, Schedule } from "effect"
import { useEffect, useRef } from "react"
import { CodeRefused } from "../../api/Refusals.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"
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
  const { runsOn } = useBootstrap()
  const { refusal, value } = useLoaded(followed)
  const afterSignIn = useRef(useAfterSignIn())
  useEffect(() => {
    // `useAfterSignIn` calls `flushSync`, which React refuses inside of an effect.
    if (value !== undefined) queueMicrotask(() => afterSignIn.current(value))
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
            {runsOn === "emulator" && " It is in the outbox."}
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
