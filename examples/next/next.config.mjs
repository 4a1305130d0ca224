/** Patchbay finds its own files beside its code, so it stays outside of the bundle. */
export default { serverExternalPackages: ['patchbay'] }
