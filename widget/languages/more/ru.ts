import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Остаться на этой странице',
  close: 'Закрыть',

  handoff_offer: 'Аккаунт Facebook у другого человека?',
  handoff: 'Передать другому человеку',
  handoff_text: 'Отправьте эту ссылку тому, кто управляет вашей компанией на Facebook. Эта страница следит сама.',
  handoff_qr: 'Или отсканируйте телефоном',
  handoff_waiting: 'Ждём. Страницу можно оставить открытой.',
  handoff_email: 'Отправить по почте',
  handoff_whatsapp: 'Отправить в WhatsApp',
  handoff_copy: 'Скопировать ссылку',
  handoff_copied: 'Скопировано',
  handoff_subject: 'Подключить WhatsApp к {company}',
  handoff_message: 'Подключите, пожалуйста, наш номер WhatsApp к {company}. Это займёт от 2 до 5 минут: {link}',
  handoff_back: 'Всё же сделать здесь',

  in_app: 'Откройте в своём браузере',
  in_app_text: 'Вы в браузере другого приложения: он может не дать открыться окну Facebook.',
}
