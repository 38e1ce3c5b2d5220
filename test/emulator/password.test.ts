import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createHash, pbkdf2Sync } from "node:crypto"
import * as password from "../../packages/emulator/src/rules/password.js"

describe("password", () => {
  it.effect("is stored as PBKDF2 of 2000 rounds with SHA-1, as text with a salt of its own", () =>
    Effect.gen(function* () {
      const [hash, again] = [yield* password.hash("pässword"), yield* password.hash("pässword")]
      const [algorithm, rounds, salt = "", derived = ""] = hash.split("$")
      assert.deepStrictEqual([algorithm, rounds], ["Rfc2898DeriveBytes", "2000"])
      assert.lengthOf(Buffer.from(salt, "base64"), 16)
      assert.strictEqual(
        pbkdf2Sync("pässword", Buffer.from(salt, "base64"), 2000, 32, "sha1").toString("base64"),
        derived
      )
      assert.notStrictEqual(hash, again)
    })
  )

  it.effect("is verified against its hash, and against one that was made with other rounds", () =>
    Effect.gen(function* () {
      const hash = yield* password.hash("secret")
      assert.isTrue(yield* password.verify("secret", hash))
      assert.isFalse(yield* password.verify("Secret", hash))
      const salt = createHash("md5").update("salt").digest()
      const old = pbkdf2Sync("secret", salt, 10, 32, "sha1").toString("base64")
      assert.isTrue(yield* password.verify("secret", `Rfc2898DeriveBytes$10$${salt.toString("base64")}$${old}`))
      for (const other of [undefined, "", "secret", "Rfc2898DeriveBytes$10$!$!"]) {
        assert.isFalse(yield* password.verify("secret", other))
      }
    })
  )
})
