import { useEffect, useLayoutEffect } from 'react'

/** Layout effects mean nothing on a server, and React 18 says so loudly. */
export const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
