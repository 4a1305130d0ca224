import { isInApp } from './in-app.ts'

/** Where a second window does not open, or may not: inside other apps, and on iPhones and iPads, whose browsers are strict with them. */
export const opensNoWindow = (userAgent: string) => isInApp(userAgent) || /iPhone|iPad|iPod/.test(userAgent)
