/** Where the control API is: known without loading it. */
export const path = "/_emulator/v1"

/** Whether a path is one of the control API. */
export const isControl = (pathname: string): boolean => pathname === path || pathname.startsWith(`${path}/`)
