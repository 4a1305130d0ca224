import type { Field, Step, Steps } from '../../contract/index.ts'

const kinds: Record<Field['type'], object> = {
  text: { label: 'Legal name', required: true, maps_to: 'business.name' },
  email: { label: 'E-mail' },
  url: { label: 'Website' },
  phone: { label: 'Phone' },
  country: { label: 'Country' },
  select: { label: 'What is it for?', options: [{ value: 'reminders', label: 'Reminders' }] },
  checkbox: { label: 'My customers agreed to get messages', required: true },
  rating: { label: 'How easy was it?' },
  note: { label: 'What else should we know?' },
}
export const fieldTypes = Object.keys(kinds) as Field['type'][]

/** What a designer begins with. */
export const sample: Steps = {
  before: [
    {
      id: 'business',
      title: { en: 'About your business', ar: 'عن نشاطك التجاري' },
      fields: [{ key: 'legal_name', type: 'text', label: 'Legal name', required: true, maps_to: 'business.name' }],
    },
  ],
  after: [{ id: 'survey', title: 'How was it?', fields: [{ key: 'ease', type: 'rating', label: 'How easy was it?' }] }],
}

/** The description with one more question at the end of a part, whose last step is full at twelve. */
export function withField({ before, after }: Steps, part: keyof Steps, type: Field['type']): Steps {
  const all = [...before, ...after]
  const taken = new Set([...all.map(({ id }) => id), ...all.flatMap((step) => keysOf(step))])
  const free = (name: string) =>
    [name, ...Array.from({ length: 130 }, (_, at) => `${name}_${at + 2}`)].find((one) => !taken.has(one)) as string
  const field = { key: free(type), type, ...kinds[type] } as Field
  const isMapped = all.some((step) => JSON.stringify(step).includes('"business.name"'))
  if ('maps_to' in field && (part === 'after' || isMapped)) delete field.maps_to
  const steps = part === 'before' ? before : after
  const last = steps.at(-1)
  const changed: Step[] =
    last && 'fields' in last && last.fields.length < 12
      ? [...steps.slice(0, -1), { ...last, fields: [...last.fields, field] }]
      : [...steps, { id: free('step'), title: 'One more thing', fields: [field] }]
  return part === 'before' ? { before: changed, after } : { before, after: changed }
}

const keysOf = (step: Step) => ('fields' in step ? step.fields.map(({ key }) => key) : [])
