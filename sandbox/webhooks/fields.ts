/** Fields of `whatsapp_business_account` that an app can subscribe to. */
export const webhookFields = [
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'account_update',
  'business_capability_update',
  'calls',
  'consumer_profile',
  'flows',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'history',
  'message_echoes',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messages',
  'messaging_handovers',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'smb_app_state_sync',
  'smb_message_echoes',
  'template_category_update',
  'user_preferences',
] as const

/** Fields that follow an override (number, then WABA, then app); all others always go to the app's own address. */
const overridable =
  /^(messages|message_echoes|calls|consumer_profile|messaging_handovers|group_\w+|smb_message_echoes|smb_app_state_sync|history|account_settings_update)$/

export const followsOverride = (field: string): boolean => overridable.test(field)
