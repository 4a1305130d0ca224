/**
 * What an open dialog looks like beyond its place (styles/dialog.css), which comes with its body: as high in every step, its cross,
 * its question; and on a phone a sheet from the lower edge, under the thumb, as high as it needs.
 */
export const looks = `.pb-root{.pb-dialog-content .pb-card{min-block-size:744px}
.pb-card:has(>.pb-question)>:not(.pb-question,.pb-brand){display:none}
.pb-close{display:grid;flex:none;place-items:center;inline-size:44px;block-size:44px;margin:-6px;color:inherit;background:none;border-radius:var(--pb-radius);cursor:pointer}
.pb-close:hover{background:var(--pb-muted)}
@media (max-width:520px){&.pb-dialog{padding:32px 0 0}
.pb-dialog-content{place-self:end center}
.pb-dialog-content .pb-card{min-block-size:0;padding-block-end:max(20px,env(safe-area-inset-bottom));border-end-start-radius:0;border-end-end-radius:0}
@media (prefers-reduced-motion:no-preference){.pb-dialog-content{animation:pb-up 220ms cubic-bezier(.2,.8,.2,1)}}}}
@keyframes pb-up{from{transform:translateY(48px);opacity:0}}`
