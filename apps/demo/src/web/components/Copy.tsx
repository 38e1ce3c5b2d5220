import { useState } from "react"
import { Button } from "./Button.js"

/** A button that copies a text. `what` names the text for a screen reader, as in `the key`. */
export const Copy = ({ text, what = text }: { readonly text: string; readonly what?: string }) => {
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      label={`${isCopied ? "Copied" : "Copy"} ${what}`}
      onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? "Copied" : "Copy"}
    </Button>
  )
}
