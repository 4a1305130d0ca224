/** The look of the front page, beyond the popup's. */
export const homeStyle = `
main.home { max-width: 960px; gap: 16px; display: flex }
.home h1 { font-size: 26px }
.home h2 { font-size: 18px; margin: 0 0 8px }
.home h3 { display: inline; font-size: 16px; margin: 0 }
.home .body { flex: none }
.home dd { font-family: ui-monospace, monospace; font-size: 14px; font-weight: 400 }
.home fieldset { border: 0; padding: 0; margin: 0; min-width: 0 }
.home .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); gap: 10px; margin: 4px 0 12px }
.home .option { margin: 0 }
.home form { flex: none }
.home details { border-top: 1px solid var(--line) }
.home summary { padding: 10px 0; min-height: 44px; cursor: pointer }
.playing { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; min-height: 44px }
.playing strong { font-family: ui-monospace, monospace; color: var(--blue-deep) }
.control { columns: 2 260px; padding: 0; margin: 8px 0 0; list-style: none; font: 14px/1.6 ui-monospace, monospace }
.copy { min-height: 32px; padding: 0 10px; margin-inline-start: 8px; font: 13px/1.5 system-ui, sans-serif }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
[hidden] { display: none !important }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 14px }
th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); white-space: nowrap }
`
