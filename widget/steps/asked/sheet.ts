const css = `.pb-root{.pb-answer{display:grid;gap:8px;font-weight:600;border:0;padding:0;margin:0}
.pb-answer small{font-weight:400;color:var(--pb-muted-text)}
.pb-answer :is(input:not([type=checkbox],[type=radio]),select,textarea){inline-size:100%;min-block-size:48px;padding:10px 12px;font:inherit;font-weight:400;color:inherit;background:var(--pb-card);border:1px solid var(--pb-field-border);border-radius:var(--pb-radius)}
.pb-answer [aria-invalid=true]{border-color:var(--pb-destructive)!important}
.pb-answer textarea{resize:vertical}
.pb-tick{grid-template-columns:24px 1fr;align-items:center;min-block-size:44px}
.pb-tick input{inline-size:20px;block-size:20px;margin:0;accent-color:var(--pb-primary)}
.pb-stars{display:flex;flex-wrap:wrap;gap:8px}
.pb-stars label{display:grid;place-items:center;min-inline-size:44px;min-block-size:44px;border:1px solid var(--pb-field-border);border-radius:var(--pb-radius);cursor:pointer}
.pb-stars label:has(:checked){border-color:var(--pb-accent);background:var(--pb-accent-surface);box-shadow:0 0 0 1px var(--pb-accent)}
.pb-stars label:has(:focus-visible){outline:2px solid var(--pb-link);outline-offset:2px}
.pb-stars input{position:absolute;opacity:0}
.pb-asked{display:grid;gap:16px}.pb-asked .pb-problem{min-block-size:0;margin:0;font-weight:400}}`

let sheet: CSSStyleSheet | undefined

/** Adds the looks of the fields to the page or shadow tree that the widget is in: they are not in the first load. */
export function dress(root: Node) {
  const scope = root.getRootNode() as Document | ShadowRoot
  if (!('adoptedStyleSheets' in scope)) return
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet]
}
