import type { Steps } from '../../../contract/index.ts'

/** Steps with each kind of field: what a clinic may want to know. */
export const clinic = {
  before: [
    {
      id: 'business',
      title: { en: 'About your clinic', es: 'Sobre tu clínica' },
      text: 'It fills in the form that Facebook shows you.',
      fields: [
        {
          key: 'legal_name',
          type: 'text',
          label: 'Legal name',
          required: true,
          maps_to: 'business.name',
          prefill: 'customer.name',
        },
        { key: 'website', type: 'url', label: 'Website', maps_to: 'business.website', prefill: 'business.website' },
        { key: 'email', type: 'email', label: 'E-mail', required: true, maps_to: 'business.email' },
        { key: 'phone', type: 'phone', label: 'Phone', maps_to: 'business.phone' },
        { key: 'country', type: 'country', label: 'Country', required: true, maps_to: 'business.address.country' },
      ],
    },
    {
      id: 'use',
      title: 'How you will use it',
      optional: true,
      fields: [
        {
          key: 'purpose',
          type: 'select',
          label: 'What for?',
          options: [
            { value: 'reminders', label: 'Reminders' },
            { value: 'other', label: 'Something else' },
          ],
        },
        {
          key: 'details',
          type: 'note',
          label: 'Tell us more',
          required: true,
          when: { answer: 'purpose', equals: 'other' },
        },
        { key: 'consent', type: 'checkbox', label: 'Patients have agreed to get messages', required: true },
      ],
    },
  ],
  after: [
    {
      id: 'survey',
      title: 'How was it?',
      optional: true,
      fields: [
        { key: 'ease', type: 'rating', label: 'How easy was it?' },
        { key: 'why', type: 'note', label: 'What nearly stopped you?' },
      ],
    },
  ],
} satisfies Steps
