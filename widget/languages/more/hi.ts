import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'इसी पेज पर रहें',
  close: 'बंद करें',

  handoff_offer: 'क्या Facebook अकाउंट किसी और के पास है?',
  handoff: 'किसी और को सौंपें',
  handoff_text: 'यह लिंक उस व्यक्ति को भेजें जो Facebook पर आपका बिज़नेस संभालता है। यह पेज अपने-आप साथ चलेगा।',
  handoff_qr: 'या फ़ोन से स्कैन करें',
  handoff_waiting: 'इंतज़ार हो रहा है। आप यह पेज खुला छोड़ सकते हैं।',
  handoff_email: 'ईमेल से भेजें',
  handoff_whatsapp: 'WhatsApp से भेजें',
  handoff_copy: 'लिंक कॉपी करें',
  handoff_copied: 'कॉपी हो गया',
  handoff_subject: 'WhatsApp को {company} से जोड़ें',
  handoff_message: 'कृपया हमारे WhatsApp नंबर को {company} से जोड़ दें। इसमें 2 से 5 मिनट लगते हैं: {link}',
  handoff_back: 'यहीं पूरा करूँगा',

  in_app: 'इसे अपने ब्राउज़र में खोलें',
  in_app_text: 'आप किसी दूसरे ऐप के ब्राउज़र में हैं, जो Facebook की विंडो को खुलने से रोक सकता है।',
}
