import { getWaba } from './account/account.ts'
import { addToWaba, getNumbers } from './account/phone-numbers.ts'
import { getSubscribedApps, subscribe, unsubscribe } from './account/subscribed-apps.ts'
import { getApp } from './app/app.ts'
import { deleteAppWebhook, getAppWebhooks, setAppWebhook } from './app/subscriptions.ts'
import { fetchBusinessToken, getBusiness, listWabas } from './business/business.ts'
import {
  addPreVerified,
  deletePreVerified,
  getPartners,
  getPreVerified,
  listPreVerified,
  requestPreVerifiedCode,
  share,
  verifyPreVerifiedCode,
} from './business/pre-verified.ts'
import type { Node, Operation } from './call.ts'
import {
  deleteFlow,
  deprecateFlow,
  getFlow,
  listFlowAssets,
  publishFlow,
  updateFlow,
  uploadFlowJson,
} from './flows/flow.ts'
import { createFlow, listFlows } from './flows/flows.ts'
import { deleteMedia, getMedia } from './media/media.ts'
import { uploadMedia } from './media/upload.ts'
import { sendMessage } from './messages/send.ts'
import { updateAutomation } from './number/automation.ts'
import { blockUsers, listBlocked, unblockUsers } from './number/block-users.ts'
import { getCallPermissions, manageCall } from './number/calls.ts'
import { getCommerce, updateCommerce } from './number/commerce-settings.ts'
import { getCompliance, updateCompliance } from './number/compliance-info.ts'
import { getFlowKey, setFlowKey } from './number/flow-key.ts'
import { deleteLink, getLink, listLinks, writeLink } from './number/message-links.ts'
import { getPhone, updatePhone } from './number/number.ts'
import { getProfile, updateProfile } from './number/profile.ts'
import { deregister, register } from './number/registration.ts'
import { getSettings, updateSettings } from './number/settings.ts'
import { syncApp } from './number/smb-app-data.ts'
import { deleteUsername, getUsername, setUsername, suggestUsernames } from './number/username.ts'
import { requestCode, verifyCode } from './number/verification.ts'
import { createTemplate, editTemplate } from './templates/create.ts'
import { deleteTemplates, getTemplate, getTemplates } from './templates/templates.ts'

/** Every call on a node that this sandbox answers: node, then method and edge. */
export const operations: { [Type in Node['type']]: Record<string, Operation<Type>> } = {
  app: {
    'GET ': getApp,
    'GET subscriptions': getAppWebhooks,
    'POST subscriptions': setAppWebhook,
    'DELETE subscriptions': deleteAppWebhook,
  },
  business: {
    'GET ': getBusiness,
    'GET owned_whatsapp_business_accounts': listWabas('owned'),
    'GET client_whatsapp_business_accounts': listWabas('client'),
    'POST system_user_access_tokens': fetchBusinessToken,
    'POST add_phone_numbers': addPreVerified,
    'GET preverified_numbers': listPreVerified,
    'POST share_preverified_numbers': share('add'),
    'DELETE share_preverified_numbers': share('remove'),
  },
  waba: {
    'GET ': getWaba,
    'GET phone_numbers': getNumbers,
    'POST phone_numbers': addToWaba,
    'GET subscribed_apps': getSubscribedApps,
    'POST subscribed_apps': subscribe,
    'DELETE subscribed_apps': unsubscribe,
    'GET message_templates': getTemplates,
    'POST message_templates': createTemplate,
    'DELETE message_templates': deleteTemplates,
    'GET flows': listFlows,
    'POST flows': createFlow,
  },
  preverified: {
    'GET ': getPreVerified,
    'DELETE ': deletePreVerified,
    'GET partners': getPartners,
    'POST request_code': requestPreVerifiedCode,
    'POST verify_code': verifyPreVerifiedCode,
  },
  phone: {
    'GET ': getPhone,
    'POST ': updatePhone,
    'POST request_code': requestCode,
    'POST verify_code': verifyCode,
    'POST register': register,
    'POST deregister': deregister,
    'POST smb_app_data': syncApp,
    'POST messages': sendMessage,
    'POST media': uploadMedia,
    'GET whatsapp_business_profile': getProfile,
    'POST whatsapp_business_profile': updateProfile,
    'GET settings': getSettings,
    'POST settings': updateSettings,
    'GET username': getUsername,
    'POST username': setUsername,
    'DELETE username': deleteUsername,
    'GET username_suggestions': suggestUsernames,
    'GET block_users': listBlocked,
    'POST block_users': blockUsers,
    'DELETE block_users': unblockUsers,
    'GET message_qrdls': listLinks,
    'POST message_qrdls': writeLink,
    'GET message_qrdls/': getLink,
    'DELETE message_qrdls/': deleteLink,
    'GET whatsapp_commerce_settings': getCommerce,
    'POST whatsapp_commerce_settings': updateCommerce,
    'GET business_compliance_info': getCompliance,
    'POST business_compliance_info': updateCompliance,
    'POST conversational_automation': updateAutomation,
    'GET whatsapp_business_encryption': getFlowKey,
    'POST whatsapp_business_encryption': setFlowKey,
    'POST calls': manageCall,
    'GET call_permissions': getCallPermissions,
  },
  media: { 'GET ': getMedia, 'DELETE ': deleteMedia },
  template: { 'GET ': getTemplate, 'POST ': editTemplate },
  flow: {
    'GET ': getFlow,
    'POST ': updateFlow,
    'DELETE ': deleteFlow,
    'GET assets': listFlowAssets,
    'POST assets': uploadFlowJson,
    'POST publish': publishFlow,
    'POST deprecate': deprecateFlow,
  },
}
