/** The look of the other phone, light and dark: a phone on a desk, and on a real phone the whole screen. */
export const phoneStyle = `
*, *::before, *::after { box-sizing: border-box }
:root { color-scheme: light dark; --ink: #16202c; --soft: #526071; --desk: #e8ecf2; --screen: #fff; --chat: #eef2f6; --line: #d5dce5; --theirs: #fff; --mine: #d6f0e2; --mine-wash: #c3e5d2; --accent: #0b6b4f; --accent-ink: #fff; --wash: #f5f8fa; --shell: #16202c; --focus: #2f7de1; --danger: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef5; --soft: #a3b1c1; --desk: #0c1117; --screen: #141b23; --chat: #0f151c; --line: #2b3642; --theirs: #1f2934; --mine: #114a38; --mine-wash: #0c3a2b; --accent: #4cc79b; --accent-ink: #06251a; --wash: #1a232d; --shell: #3a4653; --focus: #7db4ff; --danger: #ff9d94 } }
html { font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--desk) }
body { margin: 0; min-height: 100vh }
a { color: var(--accent) }
h1 { font-size: 22px; line-height: 1.25; margin: 0 0 8px; text-wrap: balance }
p { margin: 0 0 12px }
button, input, textarea { font: inherit; color: inherit }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
.problem { color: var(--danger); font-weight: 600; margin: 8px 0 0 }
.choose { max-width: 520px; margin: 0 auto; padding: 40px 20px }
.choose ul { list-style: none; padding: 0; margin: 0 0 24px; background: var(--screen); border: 1px solid var(--line); border-radius: 12px; overflow: hidden }
.choose li + li { border-top: 1px solid var(--line) }
.choose li a { display: flex; justify-content: space-between; gap: 12px; padding: 14px 16px; color: inherit; text-decoration: none }
.choose li a:hover { background: var(--wash) }
.choose li span { color: var(--soft) }
.choose label { display: block; font-weight: 600; margin-bottom: 4px }
.row { display: flex; gap: 8px; flex-wrap: wrap }
.row input { flex: 1 1 200px; min-height: 44px; padding: 8px 12px; border: 1px solid var(--soft); border-radius: 8px; background: var(--screen) }
.row button, .sheet .close { min-height: 44px; padding: 8px 16px; border: 0; border-radius: 8px; background: var(--accent); color: var(--accent-ink); font-weight: 600; cursor: pointer }
form { margin-bottom: 24px }
.desk { display: flex; flex-wrap: wrap; justify-content: center; align-items: center; gap: 48px; min-height: 100vh; padding: 24px }
aside { max-width: 280px }
.whose { font-size: 18px; color: var(--soft); font-variant-numeric: tabular-nums }
.phone { position: relative; width: 390px; max-width: 100%; height: min(780px, calc(100vh - 48px)); background: var(--screen); border: 10px solid var(--shell); border-radius: 44px; overflow: hidden; display: flex; flex-direction: column; box-shadow: 0 20px 60px rgb(0 0 0 / .22) }
.bar { display: flex; align-items: center; gap: 8px; padding: 14px 16px 12px; border-bottom: 1px solid var(--line); min-height: 64px }
.bar h2 { font-size: 17px; line-height: 1.25; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.bar p { margin: 0; font-size: 13px; color: var(--soft) }
.bar div { min-width: 0; flex: 1 }
.round { flex: none; width: 44px; height: 44px; border: 0; border-radius: 50%; background: none; cursor: pointer; display: grid; place-items: center; color: var(--accent) }
.round:hover { background: var(--wash) }
.round svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.chats { list-style: none; margin: 0; padding: 0; overflow-y: auto; flex: 1 }
.chats button { display: grid; grid-template-columns: 44px 1fr auto; gap: 2px 12px; align-items: center; width: 100%; padding: 12px 16px; border: 0; border-bottom: 1px solid var(--line); background: none; text-align: start; cursor: pointer }
.chats button:hover { background: var(--wash) }
.face { grid-row: span 2; width: 44px; height: 44px; border-radius: 50%; background: var(--mine); color: var(--ink); display: grid; place-items: center; font-weight: 650 }
.chats strong, .chats .last { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.chats .last { grid-column: 2; color: var(--soft); font-size: 14px }
.chats time { font-size: 12px; color: var(--soft) }
.unread { justify-self: end; min-width: 22px; padding: 0 6px; border-radius: 99px; background: var(--accent); color: var(--accent-ink); font-size: 13px; font-weight: 650; text-align: center }
.empty { padding: 32px 24px; text-align: center; color: var(--soft) }
.log { list-style: none; margin: 0; padding: 16px 12px; overflow-y: auto; flex: 1; background: var(--chat); display: flex; flex-direction: column; gap: 6px; overscroll-behavior: contain }
.log:focus-visible { outline-offset: -3px }
.message { position: relative; max-width: 84%; align-self: flex-start; display: flex; flex-direction: column; gap: 4px }
.message.mine { align-self: flex-end }
.bubble { background: var(--theirs); border-radius: 4px 14px 14px 14px; padding: 8px 10px 6px; overflow-wrap: anywhere; box-shadow: 0 1px 1px rgb(0 0 0 / .08) }
.mine .bubble { background: var(--mine); border-radius: 14px 4px 14px 14px }
.bubble p { margin: 0; white-space: pre-wrap }
.bubble .title { font-weight: 650 }
.bubble .footer { font-size: 13px; color: var(--soft); margin-top: 4px }
.mine .bubble .footer, .mine .stamp { color: var(--ink) }
.bubble img, .bubble video { display: block; max-width: 100%; max-height: 260px; border-radius: 10px; margin-bottom: 4px; background: var(--wash) }
.bubble audio { width: 220px; max-width: 100% }
.quoted { border-inline-start: 3px solid var(--accent); background: var(--wash); border-radius: 6px; padding: 4px 8px; margin-bottom: 4px; font-size: 14px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
.mine .quoted { background: var(--mine-wash) }
.stamp { display: flex; justify-content: flex-end; align-items: center; gap: 4px; font-size: 12px; color: var(--soft); margin-top: 2px }
.stamp svg { width: 16px; height: 12px; fill: none; stroke: currentColor; stroke-width: 1.8 }
.stamp .seen { color: var(--focus) }
.press { min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--theirs); color: var(--accent); font-weight: 600; cursor: pointer; text-align: center; text-decoration: none }
.press:hover:not([disabled]) { background: var(--wash) }
.press[disabled] { cursor: default; color: var(--soft) }
.tools { display: flex; flex-direction: column; opacity: 0; position: absolute; top: 0; inset-inline-start: 100%; margin-inline-start: 4px; z-index: 2 }
.message:hover .tools, .message:focus-within .tools { opacity: 1 }
.tool svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round }
.tool { display: grid; place-items: center; color: var(--soft); width: 44px; height: 44px; border: 0; border-radius: 50%; background: var(--screen); cursor: pointer; padding: 0 }
@media (hover: none) { .tools { flex-direction: row; opacity: 1; position: static; margin: 0 } }
.reactions { align-self: flex-start; margin: -8px 0 2px 8px; padding: 0 8px; border-radius: 99px; background: var(--screen); border: 1px solid var(--line); font-size: 15px; z-index: 1 }
.typing { color: var(--soft); font-style: italic; padding: 4px 8px }
.composer { border-top: 1px solid var(--line); padding: 8px 8px 12px; margin: 0; background: var(--screen) }
.answering { display: flex; align-items: center; gap: 8px; padding: 4px 8px; font-size: 14px }
.answering .quoted { flex: 1; margin: 0 }
.answering button { border: 0; background: none; min-width: 44px; min-height: 44px; cursor: pointer }
.composer .line { display: flex; align-items: center; gap: 4px }
.composer textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 120px; padding: 10px 14px; border: 1px solid var(--soft); border-radius: 22px; background: var(--wash); resize: none; field-sizing: content }
.round.send { background: var(--accent); color: var(--accent-ink) }
.round.send:hover { filter: brightness(1.08) }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.sheet { margin: 0; inset: 50% auto auto 50%; translate: -50% -50%; border: 0; padding: 20px; border-radius: 20px; width: min(350px, calc(100vw - 40px)); background: var(--screen); color: var(--ink) }
.sheet::backdrop { background: rgb(0 0 0 / .45) }
.sheet h2 { font-size: 18px; margin: 0 0 12px }
.sheet h3 { font-size: 14px; color: var(--soft); margin: 12px 0 4px }
.sheet .option { display: block; width: 100%; min-height: 44px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 12px; background: none; text-align: start; cursor: pointer; margin-bottom: 6px }
.sheet .option:hover { background: var(--wash) }
.sheet .option span { display: block; font-size: 14px; color: var(--soft) }
.composer .problem { padding: 0 12px 4px; font-size: 14px; margin: 0 }
@media (max-width: 760px) {
  .desk { padding: 0; gap: 0; align-items: stretch; flex-direction: column; flex-wrap: nowrap; height: 100dvh }
  aside { max-width: none; padding: 10px 16px; display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; font-size: 14px }
  aside h1 { font-size: 16px; margin: 0 } aside p { margin: 0 } aside .whose { font-size: 14px } aside p:nth-of-type(2) { display: none }
  .phone { width: 100%; height: auto; flex: 1; min-height: 0; border: 0; border-radius: 0; box-shadow: none; border-top: 1px solid var(--line) }
}
`
