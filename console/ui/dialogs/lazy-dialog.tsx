import { type ComponentProps, Suspense } from 'react'
import { late } from '../late.tsx'
import type { Dialog } from './dialog.tsx'

const Loaded = late(() => import('./dialog.tsx'), 'Dialog')

/** A dialog whose code comes when it opens, so that no screen waits for it. */
export const LazyDialog = (props: ComponentProps<typeof Dialog>) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
)
