export interface DemoOptions {
  ownUrl: string
  patchbayUrl: string
  apiKey: string
  /** Where a sandbox plays the customer's customers; none with a real Meta. */
  sandboxUrl?: string | undefined
}
