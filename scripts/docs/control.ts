/** packages/emulator/control.openapi.json: the control API, for tools of any language. */
import * as OpenApi from "@effect/platform/OpenApi"
import { Api } from "@loginradius-effect/emulator/Control"

const headers = [
  {
    name: "x-emulator",
    in: "header",
    required: true,
    description: "What changes the emulator needs it.",
    schema: { type: "string", enum: ["1"] }
  }
]

/** Any JSON: `Schema` gives each place of it the same id, which OpenAPI does not allow. */
const anything = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "$id" in value && value.$id === "/schemas/unknown" ? {} : value

export const render = (): string => {
  const api = OpenApi.fromApi(Api)
  const paths = Object.entries(api.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [
        method,
        method === "get" ? operation : { ...operation, parameters: [...operation.parameters, ...headers] }
      ])
    )
  ])
  return `${JSON.stringify({ ...api, paths: Object.fromEntries(paths) as object }, anything, 2)}\n`
}
