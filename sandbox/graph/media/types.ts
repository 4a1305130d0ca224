const megabyte = 1_048_576

/** What Meta takes, with the most bytes of each: its page "Media", supported types. */
const kinds = {
  audio: { most: 16 * megabyte, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  document: {
    most: 100 * megabyte,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
  image: { most: 5 * megabyte, types: ['image/jpeg', 'image/png'] },
  sticker: { most: 500 * 1024, types: ['image/webp'] },
  video: { most: 16 * megabyte, types: ['video/mp4', 'video/3gpp'] },
} as const

const all = Object.entries(kinds).flatMap(([kind, { most, types }]) =>
  types.map((mimeType) => ({ kind, mimeType: mimeType as string, most })),
)

/** The types that can be sent as `image`, `document` and so on. A document may be an image or a video, too. */
export const mediaKind = (kind: string) =>
  kind === 'document' ? all.filter((one) => one.kind !== 'sticker') : all.filter((one) => one.kind === kind)

/** A type without its parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
export const bareType = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()

export const mediaTypes = all.map(({ mimeType }) => mimeType)

/** @returns the most bytes of a file of this type; undefined for a type that Meta does not take. */
export const mostBytes = (mimeType: string): number | undefined => all.find((one) => one.mimeType === mimeType)?.most
