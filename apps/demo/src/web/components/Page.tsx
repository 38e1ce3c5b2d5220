import { type ReactNode, useEffect } from "react"
import { Source } from "./Source.js"

/** A page: its heading, a sentence on what it shows, and the code behind it. */
export const Page = (props: {
  readonly title: string
  readonly lead: ReactNode
  readonly source?: { readonly file: string; readonly names: ReadonlyArray<string> }
  readonly children: ReactNode
}) => {
  useEffect(() => {
    document.title = `${props.title} · Identity with Effect`
  }, [props.title])
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>{props.title}</h1>
        <p className="lead">{props.lead}</p>
        {props.source !== undefined && <Source {...props.source} />}
      </header>
      {props.children}
    </>
  )
}
