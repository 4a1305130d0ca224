/** A phone shows the dialog as a sheet from its lower edge, under the thumb, as high as it needs. It comes with the dialog's body. */
export const phoneSheet = `@media (max-width:520px){.pb-root.pb-dialog{padding:32px 0 0}
.pb-root .pb-dialog-content{place-self:end center;min-block-size:0}
.pb-root .pb-dialog-content .pb-card{padding-block-end:max(20px,env(safe-area-inset-bottom));border-end-start-radius:0;border-end-end-radius:0}}
@media (max-width:520px) and (prefers-reduced-motion:no-preference){.pb-root .pb-dialog-content{animation:pb-up 220ms cubic-bezier(.2,.8,.2,1)}}
@keyframes pb-up{from{transform:translateY(48px);opacity:0}}`
