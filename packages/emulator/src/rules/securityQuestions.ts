/** Security questions: what is asked, and whether answers are right. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { unredact } from "../internal/unredact.js"
import type { Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import * as password from "./password.js"

/** Answers by the id of their question. */
export type Answers = { readonly [questionId: string]: string | Redacted.Redacted<string> | null | undefined }

const given = (answers: Answers): ReadonlyArray<readonly [id: string, answer: string]> =>
  Object.entries(answers).flatMap(([id, answer]) =>
    answer === null || answer === undefined ? [] : [[id.toLowerCase(), unredact(answer)] as const]
  )

/** The questions of the application. */
export const all = ({ securityQuestions }: Settings) =>
  securityQuestions.map(({ id, text }) => ({ QuestionId: id, Question: text }))

/** The questions that an account has answered. */
export const configured = (account: Account, { securityQuestions }: Settings) =>
  securityQuestions
    .filter(({ id }) => account.securityAnswers[id.toLowerCase()] !== undefined)
    .map(({ id, text }) => ({ QuestionId: id, Question: text }))

/** Hashes new answers, and refuses those to questions that there are not. */
export const hashed = (answers: Answers, settings: Settings) =>
  Effect.gen(function* () {
    if (!settings.securityQuestionsEnabled) return yield* refuse(ErrorCode.SecurityQuestionNotEnabled)
    const known = new Set(settings.securityQuestions.map(({ id }) => id.toLowerCase()))
    const pairs = given(answers)
    if (pairs.length === 0 || pairs.some(([id]) => !known.has(id)))
      return yield* refuse(ErrorCode.SecurityQuestionInvalid)
    return yield* hashes(answers)
  })

/** Hashes answers, whatever they are to. */
export const hashes = (answers: Answers) => {
  const pairs = given(answers)
  return Effect.map(password.hashAll(pairs.map(([, answer]) => answer)), (hashes) =>
    Object.fromEntries(pairs.map(([id], i) => [id, hashes[i] as string]))
  )
}

/** What answers to an account's questions are. */
export const judge = (account: Account, answers: Answers): Effect.Effect<"right" | "wrong" | "otherQuestion"> =>
  Effect.gen(function* () {
    const pairs = given(answers)
    if (pairs.length === 0 || pairs.some(([id]) => account.securityAnswers[id] === undefined)) return "otherQuestion"
    const verified = yield* password.verifyAll(pairs.map(([id, answer]) => [answer, account.securityAnswers[id]]))
    return verified.every((isRight) => isRight) ? "right" : "wrong"
  })
