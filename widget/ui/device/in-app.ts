/**
 * Whether the page is shown inside another app (Facebook, Instagram, LinkedIn, an Android WebView…), where a second window
 * often cannot be opened. They say so themselves, each in its own way.
 */
export const isInApp = (userAgent: string) =>
  /FBA[NV]|FB_IAB|Instagram|LinkedInApp|Line\/|MicroMessenger|Snapchat|Twitter|BytedanceWebview|musical_ly|GSA\/|; wv\)/.test(
    userAgent,
  )
