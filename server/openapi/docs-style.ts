/** The look of `/docs`, beyond what all pages of the server share. */
export const docsStyle = `
:root{--get:#0b5fa5;--post:#15703a;--other:#8a4b08;--gone:#a61b1b}
@media (prefers-color-scheme:dark){:root{--get:#7cc0ff;--post:#6fdd9a;--other:#f0b66b;--gone:#ff9a9a}}
body{display:grid;grid-template-columns:16rem minmax(0,1fr)}
nav{padding:1.5rem;border-inline-end:1px solid var(--line);position:sticky;top:0;height:100vh;overflow:auto}
nav strong{display:block}nav h2{margin:1.25rem 0 0;padding:0;border:0;font-size:.8125rem;font-weight:600;color:var(--mute)}
nav ul{list-style:none;margin:0;padding:0}nav li a{display:block;padding:.3rem 0;text-decoration:none}nav li a:hover{text-decoration:underline}
form{margin:1rem 0 0}form label{display:block;font-size:.875rem;color:var(--mute)}
form input{width:100%;min-height:2.75rem;padding:.25rem .75rem;font:inherit;color:inherit;background:var(--page);border:1px solid var(--mute);border-radius:6px}
form p{margin:.25rem 0 0;font-size:.875rem;color:var(--mute);min-height:1.5em}
main{padding:2rem;max-width:64rem}
h1{margin:0 0 1rem}main h2{margin:3rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}h3{margin:2rem 0 .5rem}details h3{margin:1.25rem 0 .5rem;font-size:.875rem;color:var(--mute)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.5rem;margin:0 0 1rem}dt{font-weight:600}dd{margin:0}
details{border:1px solid var(--line);border-radius:6px;margin:0 0 .5rem;padding:0 1rem;scroll-margin-top:1rem}
details[open]{padding-bottom:.5rem}summary{padding:.6rem 0;cursor:pointer;overflow-wrap:anywhere}summary span{color:var(--mute);margin-inline-start:.5rem}
.here{font-size:.875rem}
.method{display:inline-block;min-width:4rem;font-weight:700;color:var(--other)}.method.get{color:var(--get)}.method.post{color:var(--post)}.method.delete{color:var(--gone)}
table{width:100%;border-collapse:collapse;margin:0 0 1rem;font-size:.9375rem}th{text-align:start;font-weight:600;color:var(--mute)}th,td{padding:.4rem .5rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}td code{overflow-wrap:anywhere}td:first-child code{overflow-wrap:break-word}
@media (max-width:48rem){body{display:block}nav{position:static;height:auto;border:0;padding:1rem;border-bottom:1px solid var(--line)}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem}main{padding:1rem}dl{display:block}dd{margin:0 0 .75rem}h3 code,summary code{overflow-wrap:anywhere}thead{display:none}table,tbody,tr,td{display:block}tr{padding:.4rem 0;border-bottom:1px solid var(--line)}td{padding:.1rem 0;border:0;overflow-wrap:anywhere}}
`
