import { type ReactNode, useEffect } from "react"
import { type Declarations, Source } from "./Source.js"

const product = "LoginRadius for Effect"

/** A page: its heading, a sentence on what it shows, and the code behind it: names of declarations by file. */
export const Page = (props: {
  readonly title: string
  readonly lead: ReactNode
  readonly source?: Declarations
  readonly children: ReactNode
}) => {
  useEffect(() => {
    document.title = props.title === product ? product : `${props.title} · ${product}`
  }, [props.title])
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>{props.title}</h1>
        <p className="lead">{props.lead}</p>
        {props.source !== undefined && <Source declarations={props.source} />}
      </header>
      {props.children}
    </>
  )
}
