/** The looks of the questions; what is picked brings its own (`choices.tsx`). */
export const css = `.pb-root{.pb-asked,.pb-answer{display:grid;gap:16px}.pb-answer{gap:8px;font-weight:600;border:0;padding:0;margin:0}
.pb-answer small{font-weight:400;color:var(--pb-muted-text)}
.pb-typed{inline-size:100%;min-block-size:48px;padding:10px 12px;font:inherit;font-weight:400;color:inherit;background:var(--pb-card);border:1px solid var(--pb-field-border);border-radius:var(--pb-radius)}
.pb-typed[aria-invalid=true]{border-color:var(--pb-destructive)!important}
.pb-typed:focus-visible{outline:2px solid var(--pb-accent);outline-offset:2px}
.pb-asked .pb-problem{min-block-size:0;margin:0}}`
