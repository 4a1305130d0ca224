import type { ValidationError } from '../../world/messaging/flow.ts'

const versions = /^(2\.1|[3-7]\.\d)$/

/** What is wrong with a flow's JSON. Meta's own check knows each component; this one knows the frame around them. */
export function flowErrors(json: string): ValidationError[] {
  const flow = parse(json)
  if (flow === null) return [invalid('INVALID_FLOW_JSON', 'JSON_SCHEMA_ERROR', 'The flow JSON is not valid JSON.')]
  const errors: ValidationError[] = []
  if (typeof flow.version !== 'string' || !versions.test(flow.version))
    errors.push(
      invalid(
        'INVALID_PROPERTY_VALUE',
        'FLOW_JSON_ERROR',
        'The property "version" must be a supported version such as 7.2.',
      ),
    )
  const screens = Array.isArray(flow.screens) ? flow.screens : []
  if (screens.length === 0)
    errors.push(invalid('REQUIRED_PROPERTY_MISSING', 'FLOW_JSON_ERROR', 'The property "screens" needs a screen.'))
  screens.forEach((screen: unknown, at: number) => {
    const { id, layout } = (screen ?? {}) as { id?: unknown; layout?: unknown }
    const place = `$root/screens/${at}`
    if (typeof id !== 'string' || !/^[A-Za-z_]+$/.test(id))
      errors.push(
        invalid(
          'PATTERN_MISMATCH',
          'JSON_SCHEMA_ERROR',
          `The property "id" at "${place}" must have letters and underscores only.`,
        ),
      )
    if (typeof layout !== 'object' || layout === null)
      errors.push(
        invalid('REQUIRED_PROPERTY_MISSING', 'JSON_SCHEMA_ERROR', `The property "layout" is missing at "${place}".`),
      )
  })
  return errors
}

function parse(json: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const invalid = (error: string, error_type: string, message: string): ValidationError => ({
  error,
  error_type,
  message,
})
