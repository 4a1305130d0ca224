/** The look of the server's own pages: colours, words, code that can be copied. */
export const style = `
:root{color-scheme:light dark;--line:#e2e8f0;--soft:#f8fafc;--mute:#475569;--link:#4338ca;--brand:#4f46e5;--page:#fff;--ink:#0f172a;--good:#15703a}
@media (prefers-color-scheme:dark){:root{--line:#334155;--soft:#172033;--mute:#a9b6c8;--link:#a5b4fc;--page:#0f172a;--ink:#e8eef6;--good:#6fdd9a}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:var(--page);color:var(--ink)}
a{color:var(--link)}p{margin:0 0 1rem}code,pre{font:.875rem/1.5 ui-monospace,monospace}
pre{margin:0 0 1rem;padding:1rem;background:var(--soft);border:1px solid var(--line);border-radius:6px;overflow:auto}
small{color:var(--mute)}
.copied{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 .75rem;align-items:start;margin:0 0 1rem;padding:.5rem .5rem .5rem 1rem;background:var(--soft);border:1px solid var(--line);border-radius:6px}
.copied pre{margin:0;padding:.25rem 0;border:0}
.copy{min-height:2rem;padding:0 .75rem;font:inherit;font-size:.875rem;color:var(--ink);background:var(--page);border:1px solid var(--mute);border-radius:6px;cursor:pointer}
.copy:hover{border-color:var(--ink)}
.said{grid-column:1/-1;font-size:.875rem;color:var(--good)}.said:empty{display:none}
[hidden]{display:none!important}
:is(a,summary,button,input,pre):focus-visible{outline:2px solid var(--link);outline-offset:2px}
`
