import type { PhoneNumber } from '../../world/customers.ts'
import type { World } from '../../world/world.ts'
import { badParameter } from '../graph-error.ts'

const day = 86_400_000

/** Meta's "Display names" page: ten changes in 30 days, and 14 days to register again after a name was approved. */
const mostChanges = 10
const changesWithin = 30 * day
const approvalLasts = 14 * day

/** `POST /{phone}` with `new_display_name`: submits a name for review; the number keeps its old one meanwhile. */
export function changeName(world: World, number: PhoneNumber, name: string): void {
  const now = world.clock.now()
  if (!name.trim() || name.length > 255) throw badParameter('Param new_display_name must be 1 to 255 characters long.')
  if (number.coexistence)
    throw badParameter('The display name of a WhatsApp Business app number is changed in the app.')
  number.nameChanges = number.nameChanges.filter((at) => now - at < changesWithin)
  if (number.nameChanges.length >= mostChanges)
    throw badParameter('The display name of this phone number was changed too often. Try again later.')
  number.nameChanges.push(now)
  number.newName = { name, status: 'PENDING_REVIEW', reviewedAt: null }
}

/** An approval that was not followed by a registration in time has expired: the name must be requested again. */
export function newNameStatus(world: World, { newName }: PhoneNumber): string {
  if (!newName) return 'NONE'
  const late = newName.status === 'APPROVED' && world.clock.now() - (newName.reviewedAt ?? 0) > approvalLasts
  return late ? 'EXPIRED' : newName.status
}

/** Only a new registration replaces the old name with an approved one. */
export function wearNewName(world: World, number: PhoneNumber): void {
  if (newNameStatus(world, number) !== 'APPROVED' || !number.newName) return
  number.verifiedName = number.newName.name
  number.nameStatus = 'APPROVED'
  number.newName = null
}
