import { type ReactNode, useEffect, useRef } from "react"

/** Takes the focus when it appears: what was in focus before is gone, and this is what came of it. */
export const Focused = ({ children }: { readonly children: ReactNode }) => {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} tabIndex={-1} className="focused">
      {children}
    </div>
  )
}
