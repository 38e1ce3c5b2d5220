/** Shows the code behind a page: declarations of the server, cut out of its sources when the user asks for them. */
import { Fragment, useEffect, useRef, useState } from "react"
import { Button } from "./Button.js"
import { Copy } from "./Copy.js"

const sources = import.meta.glob<string>("../../server/{features,session}/*.ts", { query: "?raw", import: "default" })

/** Names of declarations, by the file in `src/server`: `{ "features/Roles": ["listRoles"] }`. */
export type Declarations = Readonly<Record<string, ReadonlyArray<string>>>

/** A declaration at the top level of a formatted file, by its name. */
export const declaration = (source: string, name: string): string | undefined => {
  const lines = source.split("\n")
  const start = lines.findIndex((line) => new RegExp(`^(export )?const ${name}\\b`).test(line))
  if (start < 0) return undefined
  const rest = lines.slice(start + 1)
  const length = rest.findIndex((line) => line !== "" && !/^[\s)}\]]/.test(line))
  return [lines[start], ...(length < 0 ? rest : rest.slice(0, length))].join("\n").trimEnd()
}

const token =
  /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<string>"[^"\n]*"|`[^`]*`)|(?<keyword>\b(?:const|export|function|yield|return|if|else|new|typeof|as|satisfies|undefined|true|false|null)\b)|(?<name>\b[A-Z]\w*)/g

const highlighted = (code: string) => {
  const parts: Array<{ readonly kind: string; readonly text: string; readonly at: number }> = []
  let at = 0
  for (const match of code.matchAll(token)) {
    if (match.index > at) parts.push({ kind: "plain", text: code.slice(at, match.index), at })
    const [kind = "plain"] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? []
    parts.push({ kind, text: match[0], at: match.index })
    at = match.index + match[0].length
  }
  parts.push({ kind: "plain", text: code.slice(at), at })
  return parts.map(({ at, kind, text }) => (
    <span key={at} className={`code-${kind}`}>
      {text}
    </span>
  ))
}

/** The code of all declarations in their order. */
const codeOf = async (declarations: Declarations) => {
  const parts = await Promise.all(
    Object.entries(declarations).map(async ([file, names]) => {
      const source = (await sources[`../../server/${file}.ts`]?.()) ?? ""
      return names.map((name) => declaration(source, name) ?? `${name} is not there`)
    })
  )
  return parts.flat().join("\n\n")
}

export const Source = ({ declarations }: { readonly declarations: Declarations }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [code, setCode] = useState("")
  const open = () => {
    // Not modal: the code stands beside the page, which can be used meanwhile.
    dialog.current?.show()
    void codeOf(declarations).then(setCode)
  }
  const close = () => dialog.current?.close()
  useEffect(() => {
    // Wherever the focus is.
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && close()
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [])
  return (
    <>
      <Button onPress={open}>Show the code</Button>
      <dialog ref={dialog} className="source" aria-label="The code behind this page">
        <header>
          <h2>
            {Object.keys(declarations).map((file, index) => (
              <Fragment key={file}>
                {index > 0 && <br />}
                <code>
                  src/server/
                  <wbr />
                  {file}.ts
                </code>
              </Fragment>
            ))}
          </h2>
          <div className="row">
            <Copy text={code} what="the code" />
            <Button onPress={close}>Close</Button>
          </div>
        </header>
        {/* A region that scrolls has to be reachable by the keyboard. */}
        <pre tabIndex={0} aria-label="Source">
          <code>{highlighted(code)}</code>
        </pre>
      </dialog>
    </>
  )
}
