import { lazy, Suspense } from 'react'
import type { WhatsAppOnboardingDialogProps } from './dialog-props.ts'

const load = () => import('./dialog-body.tsx')
const Body = lazy(() => load().then(({ DialogBody }) => ({ default: DialogBody })))

/**
 * The widget in a dialog over your page, loaded when it is first opened. The page behind it does not scroll meanwhile, and
 * is as it was afterwards; the focus goes back to where it came from.
 */
export const WhatsAppOnboardingDialog = ({ open, ...props }: WhatsAppOnboardingDialogProps) =>
  open ? (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  ) : null
