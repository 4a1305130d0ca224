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
import { sendMessage } from './number/messages.ts'
import { getPhone, updatePhone } from './number/number.ts'
import { deregister, register } from './number/registration.ts'
import { syncApp } from './number/smb-app-data.ts'
import { requestCode, verifyCode } from './number/verification.ts'

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
  },
}
