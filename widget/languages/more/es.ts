import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Quedarme en esta página',
  close: 'Cerrar',

  handoff_offer: '¿La cuenta de Facebook la tiene otra persona?',
  handoff: 'Pásalo a otra persona',
  handoff_text: 'Envía este enlace a quien administra tu empresa en Facebook. Esta página sigue el avance por sí sola.',
  handoff_qr: 'O escanéalo con un teléfono',
  handoff_waiting: 'Esperando. Puedes dejar esta página abierta.',
  handoff_email: 'Enviar por correo',
  handoff_whatsapp: 'Enviar por WhatsApp',
  handoff_copy: 'Copiar el enlace',
  handoff_copied: 'Copiado',
  handoff_subject: 'Conectar WhatsApp con {company}',
  handoff_message: 'Por favor, conecta nuestro número de WhatsApp con {company}. Toma de 2 a 5 minutos: {link}',
  handoff_back: 'Prefiero hacerlo aquí',

  in_app: 'Ábrelo en tu navegador',
  in_app_text: 'Estás en el navegador de otra aplicación, que puede impedir que se abra la ventana de Facebook.',
}
