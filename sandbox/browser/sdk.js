// @ts-check
/*
 * Plays Meta's JavaScript SDK: the same door (`window.FB`), the same refusals, the same popup.
 * A classic script on purpose, for that is what pages load. Loading it twice behaves as in life: the second copy
 * replaces `FB` with one that nobody has initialised, and `fbAsyncInit` is not called again.
 */
;(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const { origin, pathname } = new URL(script.src)
  const locale = pathname.split('/')[1] ?? 'en_US'

  /** @type {{ appId: string, version: string } | null} */
  let settings = null

  const random = () =>
    `f${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

  /** @param {unknown} callback */
  function checkCallback(callback) {
    if (callback === undefined || callback === null) return
    const kind = Object.prototype.toString.call(callback).slice(8, -1).toLowerCase()
    if (kind !== 'function') throw new Error(`Expression is of type ${kind}, not function`)
  }

  /** @param {any} options */
  function init(options) {
    if (!options?.version || !/^v\d+\.\d+$/.test(options.version)) throw new Error('init not called with valid version')
    // A wrong app id fails without a word, as in life; the first login then says that nobody called init.
    if (!/^\d+$/.test(String(options.appId ?? ''))) return
    settings = { appId: String(options.appId), version: options.version }
  }

  /**
   * @param {((response: unknown) => void) | undefined} callback
   * @param {Record<string, unknown>} [options]
   */
  function login(callback, options = {}) {
    checkCallback(callback)
    if (!settings) {
      console.error('FB.login() called before FB.init().')
      return
    }
    // Meta refuses every http page. This machine is let through: nobody has a certificate for localhost.
    if (location.protocol !== 'https:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname)) {
      console.error('The method FB.login can no longer be called from http pages.')
      return
    }
    const cb = random()
    const frame = random()
    const popup = window.open(dialogUrl(settings, options, cb, frame), random(), features())
    if (!popup) return
    wait(popup, cb, callback)
  }

  /**
   * @param {{ appId: string, version: string }} app
   * @param {Record<string, unknown>} options
   * @param {string} cb
   * @param {string} frame
   */
  function dialogUrl(app, options, cb, frame) {
    const host = location.hostname
    const arbiter = `${origin}/x/connect/xd_arbiter/?version=46#cb=${cb}&domain=${host}&is_canvas=false&origin=${encodeURIComponent(`${location.origin}/${random()}`)}&relation=opener&frame=${frame}`
    const url = new URL(`/${app.version}/dialog/oauth`, origin)
    const { extras, ...rest } = options
    const parameters = {
      app_id: app.appId,
      client_id: app.appId,
      ...rest,
      ...(extras === undefined ? {} : { extras: JSON.stringify(extras) }),
      display: 'popup',
      domain: host,
      e2e: '{}',
      fallback_redirect_uri: location.href,
      locale,
      logger_id: random(),
      origin: '1',
      redirect_uri: arbiter,
      sdk: 'joey',
      version: app.version,
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value))
    return url.href
  }

  function features() {
    const width = 640
    const height = 760
    const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2))
    const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2))
    return `width=${width},height=${height},left=${left},top=${top},scrollbars=1,toolbar=0,resizable=1`
  }

  /**
   * Waits for the word that the dialog relays, or for the window to close without one.
   *
   * @param {Window} popup
   * @param {string} cb
   * @param {((response: unknown) => void) | undefined} callback
   */
  function wait(popup, cb, callback) {
    let quiet = false
    /** @param {MessageEvent} event */
    const listen = (event) => {
      if (event.origin !== origin || typeof event.data !== 'string') return
      const result = new URLSearchParams(event.data)
      if (result.get('cb') !== cb) return
      if (result.has('quiet')) {
        quiet = true
        return
      }
      const code = result.get('code')
      if (!code) return end(unknown)
      const status = result.get('status') ?? 'connected'
      end(
        result.has('bare')
          ? { authResponse: { code } }
          : { authResponse: { code, userID: null, expiresIn: null }, status },
      )
    }
    const unknown = { authResponse: null, status: 'unknown' }
    /** @param {unknown} response */
    const end = (response) => {
      removeEventListener('message', listen)
      clearInterval(watch)
      if (response) callback?.(response)
    }
    addEventListener('message', listen)
    let seenClosed = false
    const watch = setInterval(() => {
      if (!popup.closed) return
      // Its last message may still be on the way.
      if (seenClosed) end(quiet ? null : unknown)
      seenClosed = true
    }, 300)
  }

  const nobody = { authResponse: null, status: 'unknown' }
  const nothing = () => {}

  const FB = {
    init,
    login,
    /** @param {(response: unknown) => void} [callback] */
    getLoginStatus(callback) {
      checkCallback(callback)
      setTimeout(() => callback?.({ ...nobody }), 0)
    },
    getAuthResponse: () => null,
    getUserID: () => '',
    /** @param {(response: unknown) => void} [callback] */
    logout(callback) {
      checkCallback(callback)
      setTimeout(() => callback?.({ ...nobody }), 0)
    },
    Event: { subscribe: nothing, unsubscribe: nothing },
    XFBML: { parse: nothing },
    AppEvents: { logEvent: nothing, logPageView: nothing, activateApp: nothing },
  }

  const page = /** @type {any} */ (window)
  page.FB = FB
  const ready = page.fbAsyncInit
  if (typeof ready === 'function' && !ready.hasRun) {
    ready.hasRun = true
    setTimeout(ready, 0)
  }
})()
