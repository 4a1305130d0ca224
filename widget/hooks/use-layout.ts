import { useEffect, useLayoutEffect } from 'react'

/** Layout effects do nothing on a server, and React 18 warns about them there. */
export const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
