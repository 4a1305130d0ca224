import { type LanguageCode, languages } from '../../contract/languages.ts'

interface Words {
  /** While the window waits for the server, before Facebook and after it. */
  moment: string
  /** At the end, where the browser does not let the window close itself. */
  over: string
  /** Where nothing is under way in this window. */
  lost: string
}

/** What our window shows, which is seldom seen for longer than a moment. */
const words: Record<LanguageCode, Words> = {
  en: {
    moment: 'One moment…',
    over: 'You can close this window now.',
    lost: 'Please close this window and try again.',
  },
  ar: {
    moment: 'لحظة من فضلك…',
    over: 'يمكنك إغلاق هذه النافذة الآن.',
    lost: 'يُرجى إغلاق هذه النافذة والمحاولة مرة أخرى.',
  },
  de: {
    moment: 'Einen Moment…',
    over: 'Sie können dieses Fenster jetzt schließen.',
    lost: 'Bitte schließen Sie dieses Fenster und versuchen Sie es noch einmal.',
  },
  es: {
    moment: 'Un momento…',
    over: 'Ya puedes cerrar esta ventana.',
    lost: 'Cierra esta ventana e inténtalo de nuevo.',
  },
  fr: {
    moment: 'Un instant…',
    over: 'Vous pouvez maintenant fermer cette fenêtre.',
    lost: 'Veuillez fermer cette fenêtre et réessayer.',
  },
  hi: {
    moment: 'एक क्षण…',
    over: 'अब आप यह विंडो बंद कर सकते हैं।',
    lost: 'कृपया यह विंडो बंद करें और फिर से कोशिश करें।',
  },
  id: {
    moment: 'Sebentar…',
    over: 'Anda sekarang dapat menutup jendela ini.',
    lost: 'Tutup jendela ini, lalu coba lagi.',
  },
  it: {
    moment: 'Un momento…',
    over: 'Ora puoi chiudere questa finestra.',
    lost: 'Chiudi questa finestra e riprova.',
  },
  ja: {
    moment: '少々お待ちください…',
    over: 'このウィンドウを閉じてかまいません。',
    lost: 'このウィンドウを閉じて、もう一度お試しください。',
  },
  pt: {
    moment: 'Um momento…',
    over: 'Você já pode fechar esta janela.',
    lost: 'Feche esta janela e tente novamente.',
  },
  ru: {
    moment: 'Одну минуту…',
    over: 'Теперь это окно можно закрыть.',
    lost: 'Закройте это окно и попробуйте ещё раз.',
  },
  tr: {
    moment: 'Bir dakika…',
    over: 'Artık bu pencereyi kapatabilirsiniz.',
    lost: 'Lütfen bu pencereyi kapatıp tekrar deneyin.',
  },
}

/** The words of the first of these languages that there are words for, and how they are written. */
export function wordsFor(wanted: readonly string[]): Words & { language: LanguageCode; direction: 'ltr' | 'rtl' } {
  const language = wanted
    .map((one) => one.toLowerCase().split('-')[0])
    .find((one): one is LanguageCode => one !== undefined && Object.hasOwn(words, one))
  const found = language ?? 'en'
  return { ...words[found], language: found, direction: languages[found].direction ?? 'ltr' }
}
