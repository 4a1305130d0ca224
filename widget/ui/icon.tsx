const paths = {
  building: 'M5 21V4h10v17M15 9h4v12M3 21h18M9 8h2M9 12h2M9 16h2',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 9c.5-3.5 3.3-5.5 7-5.5s6.5 2 7 5.5',
  phone: 'M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3Zm3 15h2',
} as const

/** A line drawing beside words that say the same: never the only sign of anything. */
export const Icon = ({ name }: { name: keyof typeof paths }) => <Drawing path={paths[name]} />

export const Drawing = ({ path }: { path: string }) => (
  <svg className="pb-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)
