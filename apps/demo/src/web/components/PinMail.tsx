import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"
import { Button } from "./Button.js"
import { Notice, Refused } from "./Notice.js"

/** A button that has a link to a new PIN mailed to the user. */
export const PinMail = ({ label }: { readonly label: string }) => {
  const { runsOn } = useBootstrap()
  const mail = useAction(() => client.pin.forgot())
  return (
    <>
      <div className="row">
        <Button isBusy={mail.isPending} onPress={() => mail.run(undefined)}>
          {label}
        </Button>
      </div>
      {mail.result !== undefined && !mail.isPending && (
        <Notice kind="good">
          A mail is on its way to {mail.result.to}.
          {runsOn === "emulator" && " Look into the outbox, and follow the link."}
        </Notice>
      )}
      {mail.refusal !== undefined && <Refused refusal={mail.refusal} />}
    </>
  )
}
