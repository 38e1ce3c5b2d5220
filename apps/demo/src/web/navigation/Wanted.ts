/** The private page that somebody asked for before signing in. It outlives the way to a social provider and back. */
import { features } from "../Features.js"

const key = "demo-wanted"

export const remember = (path: string): void => sessionStorage.setItem(key, path)

export const forget = (): void => sessionStorage.removeItem(key)

/** The page, once; the profile if there is none. */
export const take = (): string => {
  const path = sessionStorage.getItem(key)
  forget()
  return features.find((feature) => feature.isPrivate && feature.path === path)?.path ?? "/profile"
}
