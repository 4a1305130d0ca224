/** The outline of the first step while the session is on its way, so that nothing jumps when it comes. */
export const Loading = ({ label }: { label: string | undefined }) => (
  <div className="pb-screen" aria-busy="true">
    <div className="pb-content pb-skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
    <p className="pb-hidden" role="status">
      {label}
    </p>
  </div>
)
