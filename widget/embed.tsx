import { createRoot, type Root } from 'react-dom/client'
import { define, homeOf } from './element/tags.ts'
import { Onboarding, type WhatsAppOnboardingProps } from './onboarding.tsx'
import styles from './styles.css?inline'

/** The attributes and properties; an object is JSON in an attribute, and an object as a property. */
const attributes = {
  'server-url': 'serverUrl',
  token: 'token',
  locale: 'locale',
  redirect: 'redirect',
  'support-url': 'supportUrl',
  preload: 'preload',
  theme: 'theme',
  messages: 'messages',
  appearance: 'appearance',
} as const
type Name = keyof typeof attributes
/** A function cannot be an attribute. */
const properties = [...Object.values(attributes), 'getToken'] as const
type Settings = Partial<Pick<WhatsAppOnboardingProps, (typeof properties)[number]>>

/** The server that served this file, unless the page names another. */
const home = homeOf(import.meta.url)

let sheet: CSSStyleSheet | undefined

/**
 * `<whatsapp-onboarding token="…">`, or the page's own tag: the widget for pages without React. It lives in a shadow tree, which the page's styles do
 * not reach, but its `::part()`s and custom properties do. The element dispatches the events `event`, `success`, `failure` and
 * `exit`; their `detail` is what the React component passes to its callbacks.
 */
class WhatsAppOnboardingElement extends HTMLElement {
  static observedAttributes = Object.keys(attributes)
  static home = home
  declare serverUrl: Settings['serverUrl']
  declare token: Settings['token']
  declare getToken: Settings['getToken']
  declare locale: Settings['locale']
  declare redirect: Settings['redirect']
  declare supportUrl: Settings['supportUrl']
  declare preload: Settings['preload']
  declare theme: Settings['theme']
  declare messages: Settings['messages']
  declare appearance: Settings['appearance']
  #settings: Settings = {}
  #root: Root | undefined
  #asked = false

  connectedCallback() {
    // Properties that a page or a framework set before this file was loaded would hide the accessors.
    for (const property of properties) {
      if (!Object.hasOwn(this, property)) continue
      const value = this[property]
      delete this[property]
      this[property] = value as never
    }
    this.#render()
  }

  disconnectedCallback() {
    // An element that is only moved is connected again at once, and continues the signup where it was.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#root?.unmount()
      this.#root = undefined
    })
  }

  attributeChangedCallback(name: Name, _: string | null, text: string | null) {
    const property = attributes[name]
    this.#settings = { ...this.#settings, [property]: text === null ? undefined : this.#read(name, text) }
    this.#render()
  }

  get(property: keyof Settings) {
    return this.#settings[property]
  }

  set(property: keyof Settings, value: unknown) {
    this.#settings = { ...this.#settings, [property]: value ?? undefined }
    this.#render()
  }

  #read(name: Name, text: string): unknown {
    if (name === 'preload') return text !== 'false'
    if (name !== 'theme' && name !== 'messages' && name !== 'appearance') return text
    if (name === 'appearance' && text === 'host') return text
    try {
      return JSON.parse(text)
    } catch {
      // What React and Vue make of an object while they do not know the element yet.
      const early = text.startsWith('[object ')
      console.error(
        `[patchbay] ${name} must be JSON${early ? ', but it was set before /embed.js had loaded: set it as a property afterwards' : ': set the property instead'}`,
      )
      return undefined
    }
  }

  /** Runs once for all properties that are set together. */
  #render() {
    if (this.#asked) return
    this.#asked = true
    queueMicrotask(() => {
      this.#asked = false
      if (this.isConnected) this.#show()
    })
  }

  #show() {
    const { token, serverUrl = home, ...settings } = this.#settings
    if (!this.#root) {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
      if (!sheet) {
        sheet = new CSSStyleSheet()
        sheet.replaceSync(`:host{display:block}:host([hidden]){display:none}${styles}`)
      }
      shadow.adoptedStyleSheets = [sheet]
      this.#root = createRoot(shadow as unknown as Element)
    }
    this.#root.render(
      <Onboarding
        {...(settings as Omit<WhatsAppOnboardingProps, 'token' | 'serverUrl'>)}
        token={token}
        serverUrl={serverUrl}
        onEvent={(detail) => this.#tell('event', detail)}
        onSuccess={(detail) => this.#tell('success', detail)}
        onFailure={(detail) => this.#tell('failure', detail)}
        onExit={(detail) => this.#tell('exit', detail)}
      />,
    )
  }

  #tell(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }
}

for (const property of properties)
  Object.defineProperty(WhatsAppOnboardingElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: WhatsAppOnboardingElement) {
      return this.get(property)
    },
    set(this: WhatsAppOnboardingElement, value: unknown) {
      this.set(property, value)
    },
  })

define(WhatsAppOnboardingElement, import.meta.url)
