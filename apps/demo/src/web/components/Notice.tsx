import type { ReactNode } from "react"
import type { Refusal } from "../../api/Refusals.js"
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
