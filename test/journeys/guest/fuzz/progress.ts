import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/**
 * Says how far hundreds of pages are, twice a minute, and what is wrong with one as soon as it is known: a run takes from some minutes
 * to an hour, and whoever stops it before its end shall know what it saw.
 */
export default class Progress implements Reporter {
  readonly #pages = Number(process.env.GUEST_PAGES)
  readonly #began = performance.now()
  readonly #said: string[] = []
  #timer: NodeJS.Timeout | undefined

  onBegin() {
    console.log(`${this.#pages} pages of seed ${process.env.GUEST_SEED}`)
    this.#timer = setInterval(() => console.log(this.#sum()), 30_000)
  }

  onStdOut(chunk: string | Buffer) {
    const text = String(chunk)
    if (!/^page \d+: /.test(text)) return
    this.#said.push(text)
    if (isWrong(text)) console.log(`\n${text}`)
  }

  onTestEnd({ title }: TestCase, { status, error }: TestResult) {
    const pages = (error?.message ?? '').includes('page ')
    if (status !== 'passed' && !pages) console.log(`\n${title}\n${error?.message}`)
  }

  onEnd({ status }: FullResult) {
    clearInterval(this.#timer)
    console.log(`\n${this.#sum()}: ${status}`)
  }

  printsToStdio() {
    return true
  }

  #sum() {
    const wrong = this.#said.filter(isWrong).length
    const minutes = ((performance.now() - this.#began) / 60_000).toFixed(1)
    return `${this.#said.length} of ${this.#pages} pages after ${minutes} minutes, ${wrong} of them wrong`
  }
}

/** A page that is well is named in one line; what is wrong with one takes more. */
const isWrong = (said: string) => said.trim().includes('\n')
