import type { EverydayWords, FaultWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Un momento…',
  progress: 'Paso {step} de {steps}',
  someone: 'la empresa que te envió este enlace',
  back: 'Atrás',
  continue: 'Continuar',
  close: 'Cerrar',

  welcome: 'Conecta WhatsApp con {company}',
  welcome_text: '{company} enviará y recibirá los mensajes de tu número de empresa.',
  welcome_reconnect: 'Reconecta tu número con {company}',
  welcome_reconnect_text: 'Se perdió su conexión con {company}.',
  welcome_disconnected: 'Se desconectó de {company} en WhatsApp o en Facebook.',
  welcome_inactive: 'WhatsApp cortó la conexión porque el teléfono llevaba tiempo sin usarse.',
  welcome_moved: 'El número se configuró de nuevo en un teléfono y eso cortó la conexión.',
  welcome_expired: 'Facebook te pide confirmar la conexión de vez en cuando.',
  welcome_same: 'En la ventana de Facebook, elige la misma cuenta y el mismo número.',
  welcome_ready: 'Qué necesitas',
  welcome_account: 'Tu cuenta de Facebook',
  welcome_account_text: 'La que administra tu empresa.',
  welcome_phone: 'Tu teléfono',
  welcome_phone_text: 'Para recibir un código por mensaje o llamada.',
  welcome_business: 'Los datos de tu empresa',
  welcome_business_text: 'Nombre, país y sitio web.',
  welcome_time: 'De 2 a 5 minutos',
  welcome_time_text: 'De 15 a 30 si antes tienes que crear una cuenta comercial.',
  welcome_promise: 'No se publica nada y tus clientes no reciben ningún mensaje.',
  welcome_start: 'Empezar',

  type: '¿Cómo usas este número?',
  type_ask: '¿Usas hoy la app WhatsApp Business en un teléfono?',
  type_yes: 'Sí, la uso',
  type_no: 'No, no la uso',
  type_suggested: 'Sugerido',
  coexistence: 'En la app WhatsApp Business',
  coexistence_1: 'Conservas la app en tu teléfono y {company} funciona a su lado.',
  coexistence_2: 'Tus chats se ven en ambos.',
  coexistence_3: 'Envío más lento: {rate} mensajes por segundo.',
  dedicated: 'Solo a través de {company}',
  dedicated_1: 'Ideal para un número nuevo o que no está en WhatsApp.',
  dedicated_2: 'El número deja de funcionar en la app de WhatsApp.',
  dedicated_3: 'Envío más rápido: hasta {rate} mensajes por segundo.',

  country: '¿De qué país quieres tu número?',
  country_text: 'Recibes un número de WhatsApp nuevo para {company}.',
  country_label: 'Busca por nombre o prefijo',
  country_found: 'Países: {count}',
  country_none: 'No hay ningún país así. Prueba con otra palabra.',
  country_instant: 'Listo ya',
  country_moment: 'Tarda un momento',
  own_number: 'Usar mi propio número',
  another_country: 'Otro país',
  number: 'Tu número nuevo',
  number_text: 'Está reservado para ti. En el paso siguiente, úsalo en la ventana de Facebook.',
  number_finding: 'Buscando tu número',
  number_finding_text: 'Un número nuevo de {country}. Tarda unos segundos.',
  number_slow: 'Tarda más de lo normal. Seguimos intentándolo.',
  number_verified: 'Ya está verificado: Facebook no necesita ningún código.',
  number_code: 'Facebook le enviará un código y esta página te lo mostrará.',
  copy_number: 'Copiar el número',
  launch_2_number: 'Añadir tu número nuevo: {number}',
  launch_2_verified: 'Elegir tu número nuevo: {number}',
  popup_code: 'Tu código: {code}',
  popup_code_text: 'Escríbelo en la ventana de Facebook.',
  popup_code_wait: 'En la ventana de Facebook, elige {country} ({code}) y escribe el número. Su código aparecerá aquí.',
  copy_code: 'Copiar el código',

  launch: 'Continuar con Facebook',
  launch_text: 'Se abre una ventana de Facebook y te pide:',
  launch_1: 'Iniciar sesión y elegir tu empresa',
  launch_2_dedicated: 'Elegir o añadir tu número de teléfono',
  launch_2_coexistence: 'Escanear un código con la app WhatsApp Business',
  launch_3: 'Permitir que {company} gestione sus mensajes',
  launch_warning: 'Nunca elijas «Solo nombre visible»',
  launch_warning_text: 'Te da un número que no es tuyo y que no se puede conectar.',
  launch_bad: 'Usar solo un nombre visible',
  launch_good: 'Usar un número de WhatsApp nuevo o existente',
  launch_waiting: 'Esperando a que cargue Facebook…',
  here: 'Continuar en esta ventana',
  here_text: '{company} pide conectar tu número. Facebook se abre aquí y te trae de vuelta.',

  handoff_offer: '¿La cuenta de Facebook la tiene otra persona?',
  handoff: 'Pásalo a otra persona',
  handoff_text: 'Envía este enlace a quien administra tu empresa en Facebook. Esta página sigue el avance por sí sola.',
  handoff_qr: 'O escanéalo con un teléfono',
  handoff_waiting: 'Esperando. Puedes dejar esta página abierta.',
  handoff_email: 'Enviar por correo',
  handoff_whatsapp: 'Enviar por WhatsApp',
  handoff_message: 'Por favor, conecta nuestro número de WhatsApp con {company}. Toma de 2 a 5 minutos: {link}',
  handoff_back: 'Prefiero hacerlo aquí',

  in_app: 'Ábrelo en tu navegador',
  in_app_text: 'Estás en el navegador de otra aplicación, que puede impedir que se abra la ventana de Facebook.',

  popup: 'Termina en la ventana de Facebook',
  popup_text: 'Esta página sigue sola cuando termines.',
  popup_focus: 'Mostrar la ventana',
  popup_give_up: 'La he cerrado',
  popup_answer: 'Facebook ha respondido. Un momento…',
  popup_over: 'La ventana está cerrada. Un momento…',

  close_ask: '¿Cerrar antes de conectar tu número?',
  close_text: 'No se pierde nada: lo que hiciste se guarda, y puedes abrir esto de nuevo y seguir.',
  close_keep: 'Seguir aquí',
  close_leave: 'Cerrar de todos modos',

  finishing: 'Conectando tu número',
  finishing_text: 'Tarda unos segundos. Deja esta página abierta.',
  finishing_exchange: 'Confirmando con Facebook',
  finishing_choose: 'Buscando tu número',
  finishing_subscribe: 'Activando los mensajes',
  finishing_register: 'Registrando el número',
  finishing_sync: 'Trayendo contactos y chats',
  finishing_complete: 'Terminando',
  finishing_slow: 'Facebook tarda en responder. Seguimos intentándolo.',
  finishing_silent: 'No llegamos al servidor. Revisa tu conexión; seguimos intentándolo.',
  status_done: 'hecho',
  status_now: 'en curso',

  pin: 'Escribe el PIN del número',
  pin_text: 'El número tiene la verificación en dos pasos. Escribe el PIN que se le puso en WhatsApp.',
  pin_label: 'PIN de seis cifras',
  pin_help: 'No es el código del mensaje. Puedes restablecerlo en el Administrador de WhatsApp.',
  pin_wrong: 'Ese PIN no es correcto. WhatsApp bloquea el número tras varios errores.',
  pin_silent: 'No se pudo enviar el PIN. Revisa tu conexión e inténtalo de nuevo.',

  done: 'Tu número está conectado',
  done_text: '{company} ya puede enviar y recibir sus mensajes.',
  done_redirect: 'Te llevamos de vuelta a {company}…',
  done_continue: 'Ir ya a {company}',
  done_close: 'Ya puedes cerrar esta página.',
  stay: 'Quedarme en esta página',
  waiting_note:
    'Seguimos mirando. En cuanto Facebook esté listo, el número se conecta solo; puedes salir de esta página.',

  failed_back: 'Volver a {company}',
  failed_code: 'Código de error: {code}',
  failed_when: 'Puedes intentarlo de nuevo a partir de: {time}.',
  copy: 'Copiar el enlace',
  copied: 'Copiado',
  retry: 'Intentar de nuevo',
  sign_again: 'Continuar de nuevo con Facebook',
  choose_other: 'Elegir de nuevo',
  new_link: 'Obtener un enlace nuevo',
  contact: 'Contactar con {company}',

  server_unreachable: 'No llegamos al servidor\nRevisa tu conexión e inténtalo de nuevo.',
}

export const left: LeftWords = {
  left_one: 'Conectado. Falta una cosa antes de tu primer mensaje',
  left_some: 'Conectado. Faltan algunas cosas antes de tu primer mensaje',
  left_wait: 'Esta página se da cuenta por sí sola cuando está hecho.',
  left_pay: 'Añadir un método de pago',
  left_manager: 'Abrir el Administrador de WhatsApp',

  history_unavailable: 'No se pudieron traer tus chats anteriores. Los mensajes nuevos llegan con normalidad.',
  payment_missing: 'WhatsApp cobra los mensajes: sin un método de pago no envía ninguno, ni siquiera una respuesta.',
  name_pending: 'WhatsApp aún revisa el nombre visible. Hasta entonces se pueden enviar menos mensajes.',
  name_declined: 'WhatsApp rechazó el nombre visible. Elige otro en el Administrador de WhatsApp.',
  meta_number: 'WhatsApp te presta este número. Podrá enviar cuando se apruebe su nombre visible.',
  number_restricted: 'WhatsApp restringe este número. El Administrador de WhatsApp dice por qué.',
  number_flagged: 'Muchas personas denunciaron mensajes de este número. WhatsApp puede restringirlo.',
  number_rate_limited: 'Este número ya envió todo lo que puede por ahora.',
  number_disconnected: 'Este número está desconectado en WhatsApp. El Administrador de WhatsApp dice por qué.',
}

export const message: MessageWords = {
  message_offer: 'Envíate un mensaje de prueba',
  message_text: 'Escribe a tu nuevo número desde un teléfono con WhatsApp. Aquí verás cuándo llega.',
  message_open: 'Escribir por WhatsApp',
  message_qr: 'O escanea esto con el teléfono',
  message_hello: '¡Hola! Este es un mensaje de prueba.',
  message_received: 'Tu mensaje de prueba llegó. El número funciona.',
}

export const steps: StepsWords = {
  steps_progress: 'Pregunta {step} de {steps}',
  steps_optional: 'opcional',
  steps_skip: 'Omitir',
  steps_missing: 'Responde a esto, por favor.',
  steps_long: 'Usa como máximo {max} caracteres.',
  steps_text: 'Usa letras y números.',
  steps_unsaved: 'Aún no se guardó: revisa tu conexión. Seguimos intentándolo.',
  steps_send: 'Enviar',
  steps_thanks: '¡Gracias!',
  steps_email: 'Revisa el correo electrónico.',
  steps_url: 'Escribe una dirección como https://example.com.',
  steps_phone: 'Empieza por el código de país, por ejemplo +1 415 555 0123.',
  steps_choose: 'Elige…',
  steps_country: 'Elige un país.',
  steps_option: 'Elige una opción.',
  steps_known: '¿Sigue siendo correcto?',
  steps_https: 'Facebook quiere un sitio web que empiece por https://.',
  steps_domain: 'Puede que Facebook quiera un correo del dominio de tu sitio web.',
  steps_name: 'WhatsApp podría rechazar este nombre. Usa el nombre real de tu empresa.',
  steps_elsewhere: 'Continuar en {company}',
}

export const faults: FaultWords = {
  link_not_found: 'Este enlace no funciona\nÁbrelo desde el mensaje que recibiste o pide uno nuevo a {company}.',
  link_expired: 'Este enlace ha caducado\nPide uno nuevo a {company}.',
  link_revoked: 'Este enlace se ha sustituido\nBusca uno más reciente en tu correo o pídelo a {company}.',
  already_used: 'Este enlace ya se usó\nCon él se conectó un número. Pide uno nuevo a {company} para conectar otro.',
  origin_not_allowed: 'Este enlace no funciona aquí\n{company} tiene que permitir antes este sitio web. Avísales.',

  sdk_blocked:
    'Facebook no se pudo cargar\nPuede ser un bloqueador de anuncios. Permite facebook.net aquí o abre el enlace en otro navegador.',
  popup_blocked: 'Tu navegador bloqueó la ventana\nPermite las ventanas emergentes en esta página y continúa.',
  popup_closed: 'Se cerró la ventana de Facebook\nNo se conectó nada. Si aún la ves, termina allí: esta página sigue.',
  signup_cancelled: 'Saliste antes de terminar\nNo se conectó nada. Facebook guarda lo que rellenaste.',
  signup_error: 'Facebook avisó de un problema\nNo se conectó nada. Espera un momento e inténtalo de nuevo.',
  no_code: 'Facebook no lo confirmó\nLa confirmación no llegó. Continúa de nuevo con Facebook.',

  code_expired: 'La confirmación ha caducado\nSolo dura 30 segundos. Continúa de nuevo con Facebook.',
  code_used: 'La confirmación ya se usó\nContinúa de nuevo con Facebook.',
  code_refused: 'Facebook rechazó la confirmación\nContinúa de nuevo con Facebook.',
  exchange_unanswered: 'Facebook no respondió\nLa confirmación ha caducado. Continúa de nuevo con Facebook.',
  begun_elsewhere:
    'Esto se empezó en otro navegador\nNo se conectó nada. Empieza de nuevo aquí si quieres conectar un número con {company}.',

  permission_missing: 'Falta un permiso\nDeja activados todos los permisos en el último paso de Facebook.',
  asset_mismatch: 'Esa cuenta no se compartió\nFacebook nombró otra. Elige de nuevo.',
  no_number: 'No se añadió ningún número\nElige o añade tu número en la ventana de Facebook.',
  number_unverified:
    'El número aún no está verificado\nPide el código por mensaje o llamada en la ventana de Facebook y escríbelo allí.',
  display_name_only:
    'Ese número no es tuyo\n«Solo nombre visible» no se puede conectar. Elige «Usar un número de WhatsApp nuevo o existente».',
  connection_type_mismatch: 'El número no encaja con tu elección\nElige de nuevo.',
  configuration_retired:
    'Esta opción aún no está configurada\nNo es culpa tuya: {company} tiene que cambiar un ajuste. Dales el código de abajo.',
  reconnect_mismatch:
    'Ese es otro número\nEste enlace recupera el número que tenías. Elige la misma cuenta y el mismo número.',
  number_taken: 'El número ya está conectado\nLo usa otro cliente de {company}. Elige otro número.',
  waba_limit_reached:
    'Tienes demasiadas cuentas de WhatsApp\nFacebook no deja que tu empresa añada más. Pide ayuda a {company}.',

  number_unavailable: 'Allí no hay números libres\nUsa un número tuyo.',
  country_not_ready: 'Los números de ese país aún no están listos\nUsa un número tuyo.',
  telephony_refused:
    'Ahora no podemos conseguir un número\nNo es culpa tuya. Usa un número tuyo o pregunta a {company}.',
  telephony_unavailable: 'La compañía telefónica no responde\nInténtalo en un minuto o usa un número tuyo.',
  wrong_number: 'Ese es otro número\nEn la ventana de Facebook, elige el número que te mostró esta página.',

  no_portfolio:
    'Saliste al elegir la empresa\nUna que aparece en gris no se puede usar aquí. Elige otra en la ventana de Facebook o crea una.',
  two_factor_required:
    'Facebook pide la autenticación en dos pasos\nActívala en los ajustes de seguridad de tu cuenta de Facebook y continúa aquí.',
  identity_check:
    'Facebook quiere saber que eres tú\nAbre facebook.com en este navegador, haz lo que te pida y continúa aquí.',
  business_in_review:
    'Facebook aún revisa tu empresa\nSuele tardar un día o dos. Continúa aquí cuando Facebook te dé el resultado.',
  account_restricted:
    'Facebook ha restringido esta cuenta\nEl centro de ayuda para empresas de Facebook dice por qué. También puedes elegir otra empresa o cuenta.',
  account_shared:
    'Otro servicio gestiona esta cuenta\nQuítalo en la configuración del negocio en Facebook o elige otra cuenta de WhatsApp.',
  page_or_ads_refused:
    'No se pudo compartir una página o cuenta publicitaria\nAquí no hacen falta: déjalas fuera en la ventana de Facebook.',
  details_refused:
    'Facebook no aceptó un nombre o una dirección\nUsa el nombre real de tu empresa y un sitio web que funcione.',
  too_many_tries: 'Facebook te pide que esperes\nHubo demasiados intentos. Espera unas horas antes de continuar.',
  business_app_needed:
    'Ese número no está en la app Business\nConfigúralo en la última versión de WhatsApp Business y continúa.',
  coexistence_not_eligible:
    'Este número es demasiado nuevo para eso\nÚsalo antes unas semanas en WhatsApp Business, o elige otra forma u otro número.',
  region_unsupported:
    'No disponible en el país de este número\nAllí WhatsApp no puede conectarlo junto a la app. Elige otra forma u otro número.',
  number_in_use:
    'El número se usa en otro sitio\nDesconéctalo allí o, en WhatsApp Business, en Ajustes, Cuenta, Plataforma para empresas. Espera 15 minutos y continúa.',
  number_refused: 'Facebook no aceptó el número\nRevísalo con su código de país o elige otro.',
  otp_failed:
    'El código no funcionó\nComprueba que el número recibe mensajes o llamadas y pide otro código en la ventana de Facebook.',

  pin_required: 'El número necesita su PIN\nEl número tiene la verificación en dos pasos.',
  pin_locked: 'El número está bloqueado por ahora\nHubo demasiados intentos. Lo que hiciste está guardado.',
  number_preparing:
    'Facebook aún prepara el número\nSi se usa en la app de WhatsApp, elimina allí su cuenta y continúa.',
  terms_required:
    'Hay que aceptar las condiciones de WhatsApp\nAcéptalas en el Administrador de WhatsApp, en Facebook, e inténtalo aquí de nuevo.',

  meta_unavailable: 'Facebook no responde\nLo que hiciste está guardado. Inténtalo en unos minutos.',
  meta_refused: 'Facebook rechazó la conexión\nDa a {company} el código de abajo.',
  app_misconfigured: 'Falta algo en la configuración\nNo es culpa tuya. Da a {company} el código de abajo.',
  unauthorized: 'Este enlace no funciona\nPide uno nuevo a {company}.',
  forbidden: 'Este enlace no funciona\nPide uno nuevo a {company}.',
  not_found: 'No se encuentra este registro\nAbre el enlace otra vez o pide uno nuevo a {company}.',
  invalid_request: 'Algo no encajó\nDa a {company} el código de abajo.',
  conflict: 'Ya hay algo en marcha\nEspera un momento e inténtalo de nuevo.',
  rate_limited: 'Demasiados intentos seguidos\nEspera un minuto e inténtalo de nuevo.',
  internal: 'Algo falló por nuestra parte\nLo que hiciste está guardado. Inténtalo de nuevo.',
}
