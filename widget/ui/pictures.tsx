/** The number lives in the app on a phone, and the cloud works beside it. */
export const PhoneAndCloud = () => (
  <svg className="pb-picture pb-picture-both" viewBox="0 0 56 48" aria-hidden="true">
    <rect x="5" y="5" width="22" height="38" rx="4" />
    <path d="M13 38h6" />
    <path
      className="pb-picture-fill"
      d="M10 13h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-7l-3 3v-3h-2a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z"
    />
    <path className="pb-picture-front" d="M38 36h9a5 5 0 0 0 .6-10 7 7 0 0 0-13.4-1A5.5 5.5 0 0 0 35 36Z" />
  </svg>
)

/** The number lives in the cloud alone. */
export const CloudAlone = () => (
  <svg className="pb-picture" viewBox="0 0 56 48" aria-hidden="true">
    <path d="M17 38h24a9 9 0 0 0 1.2-17.9A14 14 0 0 0 15.5 19 9.5 9.5 0 0 0 17 38Z" />
    <path
      className="pb-picture-fill"
      d="M22 23h12a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-6l-3 3v-3h-3a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2Z"
    />
  </svg>
)

/** Facebook's letter, on the one button that opens its window. */
export const FacebookLetter = () => (
  <svg className="pb-letter" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M13.7 21v-7.7h2.7l.5-3.3h-3.2V7.9c0-1 .4-1.7 1.8-1.7H17V3.2A21 21 0 0 0 14.7 3c-2.5 0-4.3 1.5-4.3 4.4V10H7.6v3.3h2.8V21Z" />
  </svg>
)
