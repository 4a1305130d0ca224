type FlowStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED'

export type ValidationError = { error: string; error_type: string; message: string }

export type Flow = {
  id: string
  wabaId: string
  name: string
  categories: string[]
  endpointUri: string | null
  json: string | null
  errors: ValidationError[]
  status: FlowStatus
  updatedAt: number
}
