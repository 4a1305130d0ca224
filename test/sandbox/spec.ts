import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

const specs = new URL('../../../shared/specs/', import.meta.url)
const openApi = new URL('meta-business-messaging-api_v23.0.yaml', specs)

/** The names of fields and the enums that Meta's own SDKs are generated from. */
export const codegen = new URL('meta-sdk-codegen/', specs)

export const missing = !existsSync(openApi) || !existsSync(codegen)
if (missing)
  console.warn('SKIPPED: the sandbox is not held against Meta’s specs, for they are not beside this repository.')

type Operation = { operationId?: string }
type Spec = { paths: Record<string, Record<string, Operation>> }

/** Meta's OpenAPI document, ready to compare requests and answers with. */
export function readSpec() {
  const spec: Spec = parse(readFileSync(openApi, 'utf8'))
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true })
  ajv.addSchema(spec, 'spec')
  const json = 'content/application~1json/schema'

  /** Several operations share one path template in this spec, so one is found by its id alone. */
  function pointer(operationId: string): string {
    for (const [path, item] of Object.entries(spec.paths))
      for (const [method, operation] of Object.entries(item))
        if (operation?.operationId === operationId)
          return `spec#/paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}/${method}`
    throw new Error(`the spec has no operation ${operationId}`)
  }

  return {
    errorsText: ajv.errorsText.bind(ajv),
    requestOf: (operationId: string) => ajv.compile({ $ref: `${pointer(operationId)}/requestBody/${json}` }),
    answerOf: (operationId: string, status: number) =>
      ajv.compile({ $ref: `${pointer(operationId)}/responses/${status}/${json}` }),
    schema: (name: string) => ajv.compile({ $ref: `spec#/components/schemas/${name}` }),
  }
}
