import type { ReactNode } from "react"

/** While it is busy it stays in place and in focus, and says so; a second press does nothing. */
export const Button = (props: {
  readonly children: ReactNode
  readonly kind?: "primary" | "plain" | "danger"
  readonly type?: "button" | "submit"
  readonly isBusy?: boolean
  /** For buttons of which one is chosen. */
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
