import type { FaultWords } from './index.ts'

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

  permission_missing: 'Falta un permiso\nDeja activados todos los permisos en el último paso de Facebook.',
  asset_mismatch: 'Esa cuenta no se compartió\nFacebook nombró otra. Elige de nuevo.',
  no_number: 'No se añadió ningún número\nElige o añade tu número en la ventana de Facebook.',
  number_unverified:
    'El número aún no está verificado\nPide el código por mensaje o llamada en la ventana de Facebook y escríbelo allí.',
  display_name_only:
    'Ese número no es tuyo\n«Solo nombre visible» no se puede conectar. Elige «Usar un número de WhatsApp nuevo o existente».',
  connection_type_mismatch: 'El número no encaja con tu elección\nElige de nuevo.',
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
  not_found: 'No se encuentra este registro\nAbre el enlace otra vez o pide uno nuevo a {company}.',
  invalid_request: 'Algo no encajó\nDa a {company} el código de abajo.',
  conflict: 'Ya hay algo en marcha\nEspera un momento e inténtalo de nuevo.',
  rate_limited: 'Demasiados intentos seguidos\nEspera un minuto e inténtalo de nuevo.',
  internal: 'Algo falló por nuestra parte\nLo que hiciste está guardado. Inténtalo de nuevo.',
}
