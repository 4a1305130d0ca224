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
          label: { en: 'Legal name', es: 'Razón social', ar: 'الاسم القانوني' },
          required: true,
          maps_to: 'business.name',
          prefill: 'customer.name',
        },
        { key: 'website', type: 'url', label: 'Website', maps_to: 'business.website', prefill: 'business.website' },
        { key: 'email', type: 'email', label: 'E-mail', required: true, maps_to: 'business.email' },
        {
          key: 'phone',
          type: 'phone',
          label: { en: 'Phone', es: 'Teléfono', ar: 'الهاتف' },
          maps_to: 'business.phone',
        },
        {
          key: 'country',
          type: 'country',
          label: { en: 'Country', es: 'País', ar: 'البلد' },
          required: true,
          maps_to: 'business.address.country',
        },
      ],
    },
    {
      id: 'use',
      title: { en: 'How you will use it', es: 'Cómo lo usarás' },
      optional: true,
      fields: [
        {
          key: 'purpose',
          type: 'select',
          label: { en: 'What for?', es: '¿Para qué?' },
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
        {
          key: 'consent',
          type: 'checkbox',
          label: { en: 'Patients have agreed to get messages', es: 'Los pacientes aceptan recibir mensajes' },
          required: true,
        },
      ],
    },
  ],
  after: [
    {
      id: 'survey',
      title: 'How was it?',
      optional: true,
      fields: [
        { key: 'ease', type: 'rating', label: { en: 'How easy was it?', es: '¿Fue fácil?' } },
        { key: 'why', type: 'note', label: { en: 'What nearly stopped you?', es: '¿Qué casi te detuvo?' } },
      ],
    },
  ],
} satisfies Steps
