import { type ComponentProps, lazy, Suspense } from 'react'
import type { Dialog } from './dialog.tsx'

const Loaded = lazy(() => import('./dialog.tsx').then(({ Dialog: view }) => ({ default: view })))

/** A dialog whose code comes when it opens, so that no screen waits for it. */
export const LazyDialog = (props: ComponentProps<typeof Dialog>) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
)
