import type { MoreWords } from './index.ts'

export const words: MoreWords = {
  stay: 'Ficar nesta página',
  close: 'Fechar',

  handoff_offer: 'A conta do Facebook é de outra pessoa?',
  handoff: 'Passe para outra pessoa',
  handoff_text: 'Envie este link a quem administra a sua empresa no Facebook. Esta página acompanha sozinha.',
  handoff_qr: 'Ou escaneie com um celular',
  handoff_waiting: 'Esperando. Você pode deixar esta página aberta.',
  handoff_email: 'Enviar por e-mail',
  handoff_whatsapp: 'Enviar pelo WhatsApp',
  handoff_copy: 'Copiar o link',
  handoff_copied: 'Copiado',
  handoff_subject: 'Conectar o WhatsApp a {company}',
  handoff_message: 'Por favor, conecte o nosso número do WhatsApp a {company}. Leva de 2 a 5 minutos: {link}',
  handoff_back: 'Prefiro fazer aqui',

  in_app: 'Abra no seu navegador',
  in_app_text: 'Você está no navegador de outro aplicativo, que pode impedir que a janela do Facebook se abra.',
}
