/** JWTs that are refused though they are good: one by one, and by account. */

export interface RevokedTokens {
  readonly isEmpty: () => boolean
  /** Whether a JWT is refused: by its digest, or since it was issued before its account was revoked. */
  readonly hits: (digest: string, uid: string, issuedAt: number) => boolean
  readonly token: (digest: string, now: number) => void
  readonly account: (uid: string, now: number) => void
}

/** Both are kept for so many milliseconds: as long as a JWT of that time can be good. `skew`: how much the issuer's clock may be ahead. */
export const revokedTokens = (keep: number, skew: number): RevokedTokens => {
  const tokens = new Map<string, number>()
  const accounts = new Map<string, number>()
  const add = (map: Map<string, number>, name: string, now: number): void => {
    for (const [key, at] of map) {
      if (now < at + keep) break
      map.delete(key)
    }
    map.delete(name)
    map.set(name, now)
  }
  return {
    isEmpty: () => tokens.size + accounts.size === 0,
    hits: (digest, uid, issuedAt) => tokens.has(digest) || issuedAt <= (accounts.get(uid) ?? -Infinity) + skew,
    token: (digest, now) => add(tokens, digest, now),
    account: (uid, now) => add(accounts, uid, now)
  }
}
