import { Drawing } from './icon.tsx'

const paths = {
  alert: 'M12 8v5m0 3.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm7 7 10 10M17 7 7 17',
} as const

/** An icon that the first screen has no use for. */
export const Sign = ({ name }: { name: keyof typeof paths }) => <Drawing path={paths[name]} />
