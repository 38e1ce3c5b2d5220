import { type ReactNode, useEffect, useRef } from "react"

/** Takes the focus when it appears, in place of a button that has disappeared. */
export const Focused = ({ children }: { readonly children: ReactNode }) => {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} tabIndex={-1} className="focused">
      {children}
    </div>
  )
}
