import type { ReactNode } from "react"

/** A part of a page with its heading. */
export const Card = (props: { readonly title?: string; readonly children: ReactNode }) => (
  <section className="card">
    {props.title !== undefined && <h2>{props.title}</h2>}
    {props.children}
  </section>
)
