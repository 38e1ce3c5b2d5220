import type { ReactNode } from "react"

/** A button. While it is busy it shows a spinner, keeps its place and the focus, and does nothing. */
export const Button = (props: {
  readonly children: ReactNode
  readonly kind?: "primary" | "plain" | "danger"
  readonly type?: "button" | "submit"
  readonly isBusy?: boolean
  /** Whether this one is chosen, in a group of buttons of which one is. */
  readonly isOn?: boolean
  readonly label?: string
  readonly onPress?: () => void
}) => (
  <button
    type={props.type ?? "button"}
    className={`button button-${props.kind ?? "plain"}`}
    aria-disabled={props.isBusy === true}
    aria-busy={props.isBusy === true}
    aria-label={props.label}
    aria-pressed={props.isOn}
    onClick={props.isBusy === true ? (event) => event.preventDefault() : props.onPress}
  >
    <span className="button-text">{props.children}</span>
    {props.isBusy === true && <span className="spinner" aria-hidden="true" />}
  </button>
)
