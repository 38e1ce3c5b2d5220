import { useState } from "react"
import { Button } from "./Button.js"

/** `what` is what is copied, for those who do not see it. */
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
