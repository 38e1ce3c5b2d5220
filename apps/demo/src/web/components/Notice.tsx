import type { ReactNode } from "react"
import type { Refusal } from "../../api/Refusals.js"
import type { Loaded } from "../state/Action.js"
import { describe } from "../state/Client.js"

/** A message. A screen reader says `bad` at once, and the others after what it is reading. */
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

/** Shown in place of a value that is loading or refused. */
export const Loading = ({ refusal, value }: Pick<Loaded<unknown>, "refusal" | "value">) =>
  refusal === undefined ? value === undefined && <p role="status">One moment…</p> : <Refused refusal={refusal} />
