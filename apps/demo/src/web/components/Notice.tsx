import type { ReactNode } from "react"
import type { Refusal } from "../../api/Refusals.js"
import type { Loaded } from "../Action.js"
import { describe } from "../Client.js"

/** Something to know: `bad` interrupts, the others wait until the reader is ready. */
export const Notice = (props: { readonly kind: "good" | "bad" | "plain"; readonly children: ReactNode }) => (
  <div className={`notice notice-${props.kind}`} role={props.kind === "bad" ? "alert" : "status"}>
    {props.children}
  </div>
)

export const Refused = ({ refusal }: { readonly refusal: Refusal }) => (
  <Notice kind="bad">
    {describe(refusal)} <code className="tag">{refusal._tag}</code>
  </Notice>
)

/** What stands in for something that is loaded: that it is on its way, or why it is not there. */
export const Loading = ({ refusal, value }: Pick<Loaded<unknown>, "refusal" | "value">) =>
  refusal === undefined ? value === undefined && <p role="status">One moment…</p> : <Refused refusal={refusal} />
