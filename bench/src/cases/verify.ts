/** What a check of a token costs whose verdict is kept, and that of a JWT, beside what has to be done at least. */
import { compare } from "../compare.js"
import { type Case, type Figure, ratio } from "../figure.js"

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const many = { program: "verify", warmUp: 200_000, calls: 100_000 }
  const few = { program: "verify", warmUp: 4_000, calls: 2_000 }
  const { bareHit, bareJwt, hit, jwt } = await compare({
    bareHit: { ...many, args: ["bareHit"] },
    hit: { ...many, args: ["hit"] },
    bareJwt: { ...few, args: ["bareJwt"] },
    jwt: { ...few, args: ["jwt"] }
  })
  return [
    { case: "verify: Map and SHA-256", value: bareHit.cpu, unit: "µs" },
    { case: "verify: a verdict that is kept", value: hit.cpu, unit: "µs" },
    ratio("verify: verdict / Map and SHA-256", hit.cpu / bareHit.cpu, { reach: 2, limit: 3 }),
    { case: "verify: jose.jwtVerify", value: bareJwt.cpu, unit: "µs" },
    { case: "verify: a JWT", value: jwt.cpu, unit: "µs" },
    ratio("verify: JWT / jose.jwtVerify", jwt.cpu / bareJwt.cpu, { reach: 1.2, limit: 1.3 })
  ]
}

export const verify: Case = { name: "verify", measure }
