import type { CSSProperties } from 'react'

/**
 * How the few elements of these steps are laid out; all that a theme or a host may want to change is in the styles. Set by
 * script, as a page's policy allows, so that links without numbers do not carry it.
 */
export const layout = {
  search: { minBlockSize: 48, fontSize: '1rem', letterSpacing: 0, textAlign: 'start' },
  list: {
    position: 'relative',
    flex: '1 1 168px',
    overflowY: 'auto',
    minBlockSize: 168,
    maxBlockSize: 328,
    padding: 4,
  },
  option: { alignItems: 'center', minBlockSize: 52, padding: '4px 12px', cursor: 'pointer', overflowWrap: 'anywhere' },
  chosen: {
    background: 'var(--pb-accent-surface)',
    borderRadius: 8,
    boxShadow: '0 0 0 1px var(--pb-accent)',
    outline: '1px solid transparent', // where colours are the customer's own, the line is there
  },
  name: { flex: 1, lineHeight: 1.3 },
  flag: { flex: 'none', inlineSize: 24, blockSize: 18, borderRadius: 3, boxShadow: '0 0 0 1px rgb(0 0 0 / 12%)' },
  number: { flexWrap: 'wrap', alignItems: 'center' },
  code: { display: 'block', fontSize: '1.25rem', lineHeight: 1.6 }, // to be read from beside another window
  digits: { flex: 'auto' }, // a line of its own where there is no room, and broken between its parts at the very last
} as const satisfies Record<string, CSSProperties>
