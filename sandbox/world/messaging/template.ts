export type TemplateStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED'

export type TemplateButton = {
  type: string
  text?: string
  url?: string
  phone_number?: string
  example?: unknown
  otp_type?: string
  flow_id?: string
}

/** One part of a template, as it was submitted. */
export type Component = {
  type: string
  format?: string
  text?: string
  buttons?: TemplateButton[]
  example?: Record<string, unknown>
  cards?: { components: Component[] }[]
  [more: string]: unknown
}

export type Template = {
  id: string
  wabaId: string
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  parameterFormat: 'POSITIONAL' | 'NAMED'
  components: Component[]
  status: TemplateStatus
  rejectedReason: string
  updatedAt: number
}
