/** The look of the popup and of the front page: plain, of no brand. */
export const dialogStyle = `
*, *::before, *::after { box-sizing: border-box }
:root { color-scheme: light; --ink: #17202e; --soft: #566175; --line: #d8dde6; --wash: #f3f5f9; --blue: #2456c8; --blue-deep: #1b44a3; --blue-wash: #edf2fd; --red: #b3261e; --amber-wash: #fff4d6; --amber: #6b4a00 }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--wash) }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column }
header { display: flex; align-items: center; justify-content: space-between; padding: 12px 20px; background: #fff; border-bottom: 1px solid var(--line) }
.brand { display: flex; align-items: center; gap: 10px; font-weight: 650; letter-spacing: -.01em }
.mark { width: 24px; height: 24px; border-radius: 8px; background: linear-gradient(135deg, #2456c8, #6aa0ff); position: relative }
.mark::after { content: ""; position: absolute; inset: 7px; border-radius: 50%; background: #fff }
.ribbon { font-size: 12px; font-weight: 650; padding: 2px 10px; border-radius: 99px; background: var(--amber-wash); color: var(--amber) }
main { width: 100%; max-width: 560px; margin: 0 auto; flex: 1; padding: 24px 20px; display: flex; flex-direction: column }
form { display: flex; flex-direction: column; flex: 1 }
.body { background: #fff; border: 1px solid var(--line); border-radius: 12px; padding: 24px }
h1 { font-size: 22px; line-height: 1.25; letter-spacing: -.015em; margin: 0 0 12px; outline: none; text-wrap: balance }
p { margin: 0 0 16px }
.note { color: var(--soft); font-size: 14px; margin: 0 }
.body > .note { margin-top: 12px }
.person { display: flex; align-items: center; gap: 14px; border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin-bottom: 12px }
.face { width: 44px; height: 44px; border-radius: 50%; background: var(--blue-wash); color: var(--blue-deep); display: grid; place-items: center; font-weight: 650 }
.option { position: relative; border: 1px solid var(--line); border-radius: 10px; padding: 12px 16px 12px 46px; margin-bottom: 10px; background: #fff }
.option:has(> input:checked) { border-color: var(--blue); box-shadow: inset 0 0 0 1px var(--blue); background: var(--blue-wash) }
.option > input { position: absolute; left: 16px; top: 15px; width: 18px; height: 18px; margin: 0; accent-color: var(--blue); z-index: 1 }
.option > label { font-weight: 600; cursor: pointer; display: block; overflow-wrap: anywhere }
.option:not(:has(> .inside)) > label::after { content: ""; position: absolute; inset: 0 }
.option .note { overflow-wrap: anywhere }
.option.disabled { background: var(--wash); border-style: dashed }
.option.disabled > label { color: var(--soft); cursor: default }
.inside { display: none; margin: 12px 0 4px -30px }
.option:has(> input:checked) > .inside { display: block }
.field { display: block; margin-bottom: 14px }
.field > span { display: block; font-size: 14px; font-weight: 600; margin-bottom: 4px }
.field input, .field select { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: #fff; border: 1px solid #8a94a6; border-radius: 8px }
.check { display: flex; gap: 10px; align-items: flex-start; margin: 16px 0 }
.check input { width: 18px; height: 18px; margin: 3px 0 0; accent-color: var(--blue); flex: none }
.problem { color: var(--red); font-weight: 600; margin: 16px 0 0 }
.problem:empty { display: none }
.sandbox-note { font-size: 14px; background: var(--amber-wash); color: var(--amber); border-radius: 8px; padding: 8px 12px }
.actions { display: flex; justify-content: flex-end; gap: 8px; padding: 16px 0 8px; flex-wrap: wrap }
button { font: inherit; min-height: 44px; padding: 8px 18px; border-radius: 8px; border: 1px solid transparent; cursor: pointer }
button.primary { background: var(--blue); color: #fff; font-weight: 600 }
button.primary:hover { background: var(--blue-deep) }
button.primary[disabled] { opacity: .6; cursor: progress }
button.quiet { background: #fff; border-color: var(--line); color: var(--ink) }
button.plain { background: none; color: var(--blue-deep); padding: 8px 0; text-align: left }
button.plain:hover { text-decoration: underline }
.report { align-self: center; font-size: 14px }
:focus-visible { outline: 3px solid #7da2f2; outline-offset: 2px }
h1:focus-visible { outline: none }
.qr-frame { display: grid; place-items: center; border: 1px solid var(--line); border-radius: 10px; padding: 12px; margin: 12px 0 }
.qr { width: 200px; height: 200px; fill: var(--ink); background: #fff }
.summary { margin: 8px 0 20px; border: 1px solid var(--line); border-radius: 10px; padding: 4px 16px }
.summary dt { font-size: 14px; color: var(--soft); padding-top: 10px }
.summary dd { margin: 0; padding-bottom: 10px; font-weight: 600; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
.summary dd:last-child { border: 0 }
ul, ol { padding-left: 22px; margin: 0 0 16px }
li { margin-bottom: 6px }
.whole { white-space: nowrap }
.tick { width: 48px; height: 48px; border-radius: 50%; background: #1c7c4a; margin: 4px 0 16px; position: relative }
.tick::after { content: ""; position: absolute; left: 18px; top: 11px; width: 11px; height: 20px; border: solid #fff; border-width: 0 3px 3px 0; transform: rotate(45deg) }
@media (max-width: 480px) {
  main { padding: 0; background: #fff }
  .body { border: 0; border-radius: 0; padding: 20px 16px; flex: 1 }
  .actions { position: sticky; bottom: 0; background: #fff; border-top: 1px solid var(--line); padding: 12px 16px; z-index: 2 }
  .actions .primary { flex: 1 }
  .report { margin: 4px 0 8px }
  header { padding: 10px 16px }
}
`
