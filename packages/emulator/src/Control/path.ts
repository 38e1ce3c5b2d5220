/** What is known of the control API without loading it: where it is, and what snapshots can be called. */
export const path = "/_emulator/v1"

/** Names that snapshots can have: each can be a part of a path. */
export const snapshotName = /^(?!\.{1,2}$)[\w.-]{1,100}$/

/** Whether a path is one of the control API. */
export const isControl = (pathname: string): boolean => pathname === path || pathname.startsWith(`${path}/`)
