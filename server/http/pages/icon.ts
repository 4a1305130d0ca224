/** The sign of the product as an address that a page can hold: two sockets and the cord between them. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4f46e5"/><path d="M10 12c0 12 12-4 12 8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="10" cy="11" r="3.5" fill="#fff"/><circle cx="22" cy="21" r="3.5" fill="#fff"/></svg>',
)}`
