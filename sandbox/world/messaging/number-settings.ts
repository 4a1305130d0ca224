/** The business profile that people see. */
export type Profile = {
  about: string
  address: string
  description: string
  email: string
  websites: string[]
  vertical: string
  profile_picture_url?: string
}

/** `GET /{phone}/settings`, as Graph writes it. */
export type NumberSettings = {
  calling: Record<string, unknown> & { status: 'ENABLED' | 'DISABLED' }
  storage_configuration: Record<string, unknown> & { status: string }
  user_identity_change: { enable_identity_key_check: boolean }
  payload_encryption: Record<string, unknown> & { status: 'ENABLED' | 'DISABLED' }
}

export type Username = { username: string; status: 'reserved' | 'approved' }

/** A call between a business number and a person. */
export type VoiceCall = {
  id: string
  phoneNumberId: string
  person: string
  direction: 'BUSINESS_INITIATED' | 'USER_INITIATED'
  state: 'ringing' | 'pre-accepted' | 'connected' | 'ended'
  startedAt: number
}

/** A short link to a chat with a number, and the picture that was asked for. */
export type MessageLink = { code: string; prefilled_message: string; image: 'SVG' | 'PNG' | null }

export type CommerceSettings = { is_cart_enabled: boolean; is_catalog_visible: boolean }

/** `business_compliance_info`, as it was given. */
export type ComplianceInfo = Record<string, unknown> & { entity_name: string; entity_type: string }

/** `conversational_automation`, as a field of a number shows it. */
export type Automation = {
  id: string
  enable_welcome_message?: boolean
  prompts?: string[]
  commands?: { command_name: string; command_description: string }[]
}
