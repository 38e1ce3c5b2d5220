/** Shows the code behind a page: the declaration itself, taken out of the server's source when somebody asks for it. */
import { useRef, useState } from "react"
import { Button } from "./Button.js"

const sources = import.meta.glob<string>("../../server/*.ts", { query: "?raw", import: "default" })

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

/** `file` is in `src/server`, `names` are declarations in it. */
export const Source = (props: { readonly file: string; readonly names: ReadonlyArray<string> }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [code, setCode] = useState("")
  const open = () => {
    dialog.current?.showModal()
    void sources[`../../server/${props.file}.ts`]?.().then((source) =>
      setCode(props.names.map((name) => declaration(source, name) ?? `${name} is not there`).join("\n\n"))
    )
  }
  return (
    <>
      <Button onPress={open}>Show the code</Button>
      <dialog ref={dialog} className="source" aria-label="The code behind this page">
        <header>
          <h2>
            <code>src/server/{props.file}.ts</code>
          </h2>
          <Button onPress={() => dialog.current?.close()}>Close</Button>
        </header>
        {/* A region that scrolls has to be reachable by the keyboard. */}
        <pre tabIndex={0} aria-label="Source">
          <code>{highlighted(code)}</code>
        </pre>
      </dialog>
    </>
  )
}
