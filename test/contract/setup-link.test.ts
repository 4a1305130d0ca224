import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  AdminSetupLink,
  AdminSetupLinkCreate,
  camel,
  SetupLink,
  SetupLinkCreate,
  writeOnlyLinkFields,
} from '../../contract/index.ts'

const docs = join(import.meta.dirname, '../../docs')
const fields = Object.keys(SetupLinkCreate.shape)

it('takes every field of a link in both dialects, and shows what it takes', () => {
  const names: Record<string, string> = {
    provision_phone_number: 'phoneProvisioningEnabled',
    reconnect_phone_number: 'reconnectPhoneNumberId',
  }
  const ofAdmin = fields.filter((name) => name !== 'meta_billing_mode').map((name) => names[name] ?? camel(name))
  expect(Object.keys(AdminSetupLinkCreate.shape).sort()).toEqual([...ofAdmin, 'expiresAt'].sort())
  const shown = (name: string) => !(name in writeOnlyLinkFields)
  expect(Object.keys(SetupLink.shape)).toEqual(expect.arrayContaining(fields.filter(shown)))
  expect(Object.keys(AdminSetupLink.shape)).toEqual(expect.arrayContaining(ofAdmin.filter(shown)))
})

it('names every field of a link in the docs', () => {
  const pages = readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(docs, name), 'utf8'))
  expect(fields.filter((field) => !pages.some((page) => page.includes(`\`${field}\``)))).toEqual([])
})
