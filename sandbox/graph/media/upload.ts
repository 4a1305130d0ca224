import { keepFile } from '../../messages/file.ts'
import { type Answer, type NodeCall, text } from '../call.ts'
import { badParameter, cloudError } from '../graph-error.ts'
import { bareType, mediaTypes, mostBytes } from './types.ts'

/** `POST /{phone}/media`, as multipart: a file that messages of this number can name for 30 days. */
export async function uploadMedia({ world, call, node: { number } }: NodeCall<'phone'>): Promise<Answer> {
  if (text(call, 'messaging_product') !== 'whatsapp') throw badParameter('The parameter messaging_product is required.')
  const { file } = call.params
  if (!(file instanceof File)) throw badParameter('The parameter file is required.')
  const mimeType = bareType(text(call, 'type') || file.type)
  const most = mostBytes(mimeType)
  if (most === undefined)
    throw badParameter(
      `Param file must be a file with one of the following types: ${mediaTypes.join(', ')}. Received file of type '${mimeType || 'application/octet-stream'}'.`,
    )
  if (bareType(file.type) && bareType(file.type) !== mimeType && bareType(file.type) !== 'application/octet-stream')
    throw badParameter(`Param type is ${mimeType}, and the file is ${bareType(file.type)}.`)
  if (file.size === 0) throw cloudError(400, 131053, 'Media upload error', 'The file is empty.')
  if (file.size > most)
    throw cloudError(
      400,
      131053,
      'Media upload error',
      `The file has ${file.size} bytes; ${mimeType} may have ${most}.`,
    )
  const bytes = new Uint8Array(await file.arrayBuffer())
  const media = await keepFile(world, { phoneNumberId: number.id, mimeType, name: file.name || null, bytes })
  return { status: 200, body: { id: media.id } }
}
