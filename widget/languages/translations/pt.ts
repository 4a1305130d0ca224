import type { EverydayWords, FaultWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Um momento…',
  progress: 'Etapa {step} de {steps}',
  someone: 'a empresa que enviou este link',
  back: 'Voltar',
  continue: 'Continuar',
  close: 'Fechar',

  welcome: 'Conecte o WhatsApp a {company}',
  welcome_text: '{company} vai enviar e receber as mensagens do seu número comercial.',
  welcome_reconnect: 'Reconecte seu número a {company}',
  welcome_reconnect_text: 'A conexão dele com {company} foi perdida.',
  welcome_disconnected: 'Ele foi desconectado de {company} no WhatsApp ou no Facebook.',
  welcome_inactive: 'O WhatsApp encerrou a conexão: o celular ficou um tempo sem uso.',
  welcome_moved: 'O número foi configurado de novo em um celular, o que encerrou a conexão.',
  welcome_expired: 'De tempos em tempos, o Facebook pede que você confirme a conexão.',
  welcome_same: 'Na janela do Facebook, escolha a mesma conta e o mesmo número.',
  welcome_ready: 'O que você precisa ter',
  welcome_account: 'Sua conta do Facebook',
  welcome_account_text: 'A que administra a sua empresa.',
  welcome_phone: 'Seu celular',
  welcome_phone_text: 'Para receber um código por SMS ou ligação.',
  welcome_business: 'Os dados da sua empresa',
  welcome_business_text: 'Nome, país e site.',
  welcome_time: 'De 2 a 5 minutos',
  welcome_time_text: 'De 15 a 30 se antes for preciso criar uma conta comercial.',
  welcome_promise: 'Nada é publicado, e seus clientes não recebem nenhuma mensagem.',
  welcome_start: 'Começar',

  type: 'Como você usa este número?',
  type_ask: 'Hoje você usa o app WhatsApp Business em um telefone?',
  type_yes: 'Sim',
  type_no: 'Não',
  type_suggested: 'Sugerido',
  coexistence: 'No app WhatsApp Business',
  coexistence_1: 'Você mantém o app no celular, e {company} funciona junto com ele.',
  coexistence_2: 'Suas conversas aparecem nos dois.',
  coexistence_3: 'Envio mais lento: {rate} mensagens por segundo.',
  dedicated: 'Somente por {company}',
  dedicated_1: 'Ideal para um número novo ou que não está no WhatsApp.',
  dedicated_2: 'O número deixa de funcionar no app do WhatsApp.',
  dedicated_3: 'Envio mais rápido: até {rate} mensagens por segundo.',

  country: 'De que país quer o seu número?',
  country_text: 'Você recebe um novo número do WhatsApp para {company}.',
  country_label: 'Busque por nome ou código',
  country_found: 'Países: {count}',
  country_none: 'Nenhum país encontrado. Tente outra palavra.',
  country_instant: 'Pronto agora',
  country_moment: 'Leva um momento',
  own_number: 'Usar meu próprio número',
  another_country: 'Outro país',
  number: 'Seu novo número',
  number_text: 'Está reservado para você. No próximo passo, use-o na janela do Facebook.',
  number_finding: 'Procurando seu número',
  number_finding_text: 'Um novo número de {country}. Leva alguns segundos.',
  number_slow: 'Está demorando mais que o normal. Continuamos tentando.',
  number_verified: 'Já está verificado: o Facebook não precisa de código.',
  number_code: 'O Facebook enviará um código a ele, e esta página o mostrará.',
  copy_number: 'Copiar o número',
  launch_2_number: 'Adicionar seu novo número: {number}',
  launch_2_verified: 'Escolher seu novo número: {number}',
  popup_code: 'Seu código: {code}',
  popup_code_text: 'Digite-o na janela do Facebook.',
  popup_code_wait: 'Na janela do Facebook, escolha {country} ({code}) e digite o número. O código aparece aqui.',
  copy_code: 'Copiar o código',

  launch: 'Continuar com o Facebook',
  launch_text: 'Uma janela do Facebook se abre e pede que você:',
  launch_1: 'Entre e escolha a sua empresa',
  launch_2_dedicated: 'Escolha ou adicione o seu número de telefone',
  launch_2_coexistence: 'Escaneie um código com o app WhatsApp Business',
  launch_3: 'Permita que {company} gerencie as mensagens dele',
  launch_warning: 'Nunca escolha “Somente nome de exibição”',
  launch_warning_text: 'Essa opção dá um número que não é seu e que não pode ser conectado.',
  launch_bad: 'Usar somente um nome de exibição',
  launch_good: 'Usar um número do WhatsApp novo ou existente',
  launch_waiting: 'Esperando o Facebook carregar…',
  here: 'Continuar nesta janela',
  here_text: '{company} pede para conectar o seu número. O Facebook abre aqui e traz você de volta.',

  handoff_offer: 'A conta do Facebook é de outra pessoa?',
  handoff: 'Passe para outra pessoa',
  handoff_text: 'Envie este link a quem administra a sua empresa no Facebook. Esta página acompanha sozinha.',
  handoff_qr: 'Ou escaneie com um celular',
  handoff_waiting: 'Esperando. Você pode deixar esta página aberta.',
  handoff_email: 'Enviar por e-mail',
  handoff_whatsapp: 'Enviar pelo WhatsApp',
  handoff_message: 'Por favor, conecte o nosso número do WhatsApp a {company}. Leva de 2 a 5 minutos: {link}',
  handoff_back: 'Prefiro fazer aqui',

  in_app: 'Abra no seu navegador',
  in_app_text: 'Você está no navegador de outro aplicativo, que pode impedir que a janela do Facebook se abra.',

  popup: 'Conclua na janela do Facebook',
  popup_text: 'Esta página continua sozinha quando você terminar.',
  popup_focus: 'Mostrar a janela',
  popup_give_up: 'Eu fechei a janela',
  popup_answer: 'O Facebook respondeu. Um momento…',
  popup_over: 'A janela foi fechada. Um momento…',

  close_ask: 'Fechar antes de o seu número estar conectado?',
  close_text: 'Nada se perde: o que você fez fica guardado, e você pode abrir de novo e continuar.',
  close_keep: 'Seguir aqui',
  close_leave: 'Fechar mesmo assim',

  finishing: 'Conectando o seu número',
  finishing_text: 'Leva alguns segundos. Deixe esta página aberta.',
  finishing_exchange: 'Confirmando com o Facebook',
  finishing_choose: 'Procurando o seu número',
  finishing_subscribe: 'Ativando as mensagens',
  finishing_register: 'Registrando o número',
  finishing_sync: 'Trazendo contatos e conversas',
  finishing_complete: 'Concluindo',
  finishing_slow: 'O Facebook está demorando para responder. Continuamos tentando.',
  finishing_silent: 'Não conseguimos falar com o servidor. Verifique a sua conexão; continuamos tentando.',
  status_done: 'concluído',
  status_now: 'em andamento',

  pin: 'Digite o PIN do número',
  pin_text: 'O número tem confirmação em duas etapas. Digite o PIN que foi definido para ele no WhatsApp.',
  pin_label: 'PIN de seis dígitos',
  pin_help: 'Não é o código do SMS. Você pode redefinir o PIN no Gerenciador do WhatsApp.',
  pin_wrong: 'Esse PIN não está certo. O WhatsApp bloqueia o número depois de alguns erros.',
  pin_silent: 'Não foi possível enviar o PIN. Verifique a sua conexão e tente de novo.',

  done: 'Seu número está conectado',
  done_text: '{company} já pode enviar e receber as mensagens dele.',
  done_redirect: 'Levando você de volta para {company}…',
  done_continue: 'Ir agora para {company}',
  done_close: 'Você já pode fechar esta página.',
  stay: 'Ficar nesta página',
  waiting_note:
    'Continuamos verificando. Assim que o Facebook estiver pronto, o número se conecta sozinho; você pode sair desta página.',

  failed_back: 'Voltar para {company}',
  failed_code: 'Código do erro: {code}',
  failed_when: 'Você pode tentar de novo a partir de: {time}.',
  copy: 'Copiar o link',
  copied: 'Copiado',
  retry: 'Tentar de novo',
  sign_again: 'Continuar com o Facebook de novo',
  choose_other: 'Escolher de novo',
  new_link: 'Obter um novo link',
  contact: 'Falar com {company}',

  server_unreachable: 'Não conseguimos falar com o servidor\nVerifique a sua conexão e tente de novo.',
}

export const left: LeftWords = {
  left_one: 'Conectado. Falta uma coisa antes da primeira mensagem',
  left_some: 'Conectado. Faltam algumas coisas antes da primeira mensagem',
  left_wait: 'Esta página percebe sozinha quando estiver pronto.',
  left_pay: 'Adicionar forma de pagamento',
  left_manager: 'Abrir o Gerenciador do WhatsApp',

  history_unavailable: 'Não foi possível trazer as conversas anteriores. As novas mensagens chegam normalmente.',
  payment_missing: 'O WhatsApp cobra pelas mensagens: sem uma forma de pagamento não envia nenhuma, nem uma resposta.',
  name_pending: 'O WhatsApp ainda verifica o nome de exibição. Até lá, menos mensagens podem ser enviadas.',
  name_declined: 'O WhatsApp recusou o nome de exibição. Escolha outro no Gerenciador do WhatsApp.',
  meta_number: 'O WhatsApp empresta este número a você. Ele poderá enviar quando o nome de exibição for aprovado.',
  number_restricted: 'O WhatsApp restringe este número. O Gerenciador do WhatsApp diz por quê.',
  number_flagged: 'Muitas pessoas denunciaram mensagens deste número. O WhatsApp pode restringi-lo.',
  number_rate_limited: 'Este número já enviou tudo o que pode por enquanto.',
  number_disconnected: 'Este número está offline no WhatsApp. O Gerenciador do WhatsApp diz por quê.',
}

export const message: MessageWords = {
  message_offer: 'Envie uma mensagem de teste para você',
  message_text: 'Escreva para o seu novo número de um celular com WhatsApp. Aqui você vê quando ela chega.',
  message_open: 'Escrever pelo WhatsApp',
  message_qr: 'Ou escaneie com o celular',
  message_hello: 'Olá! Esta é uma mensagem de teste.',
  message_received: 'Sua mensagem de teste chegou. O número funciona.',
}

export const steps: StepsWords = {
  steps_progress: 'Pergunta {step} de {steps}',
  steps_optional: 'opcional',
  steps_skip: 'Pular',
  steps_missing: 'Responda a esta pergunta.',
  steps_long: 'Use no máximo {max} caracteres.',
  steps_text: 'Use letras e números.',
  steps_unsaved: 'Ainda não foi salvo: confira sua conexão. Continuamos tentando.',
  steps_send: 'Enviar',
  steps_thanks: 'Obrigado!',
  steps_email: 'Confira o e-mail.',
  steps_url: 'Escreva um endereço como https://example.com.',
  steps_phone: 'Comece com o código do país, por exemplo +1 415 555 0123.',
  steps_choose: 'Escolha…',
  steps_country: 'Escolha um país.',
  steps_option: 'Escolha uma opção.',
  steps_known: 'Isto ainda está certo?',
  steps_https: 'O Facebook quer um site que comece com https://.',
  steps_domain: 'O Facebook pode querer um e-mail do domínio do seu site.',
  steps_name: 'O WhatsApp pode recusar este nome. Use o nome real da sua empresa.',
  steps_elsewhere: 'Continuar em {company}',
}

export const faults: FaultWords = {
  link_not_found: 'Este link não funciona\nAbra-o de novo pela mensagem que você recebeu ou peça um novo a {company}.',
  link_expired: 'Este link expirou\nPeça um novo a {company}.',
  link_revoked: 'Este link foi substituído\nProcure um mais recente nas suas mensagens ou peça-o a {company}.',
  already_used:
    'Este link já foi usado\nUm número foi conectado com ele. Para conectar outro, peça um novo a {company}.',
  origin_not_allowed: 'Este link não funciona aqui\n{company} precisa autorizar este site antes. Avise a empresa.',

  sdk_blocked:
    'O Facebook não carregou\nUm bloqueador de anúncios ou de privacidade pode ser a causa. Permita facebook.net aqui ou abra o link em outro navegador.',
  popup_blocked: 'Seu navegador bloqueou a janela\nPermita pop-ups nesta página e continue.',
  popup_closed:
    'A janela do Facebook foi fechada\nNada foi conectado. Se ela ainda estiver aberta, conclua lá: esta página continua.',
  signup_cancelled: 'Você saiu antes do fim\nNada foi conectado. O Facebook guarda o que você preencheu.',
  signup_error: 'O Facebook informou um problema\nNada foi conectado. Espere um momento e tente de novo.',
  no_code: 'O Facebook não confirmou\nA confirmação não chegou. Continue com o Facebook de novo.',

  code_expired: 'A confirmação expirou\nEla vale só 30 segundos. Continue com o Facebook de novo.',
  code_used: 'A confirmação já foi usada\nContinue com o Facebook de novo.',
  code_refused: 'O Facebook recusou a confirmação\nContinue com o Facebook de novo.',
  exchange_unanswered: 'O Facebook não respondeu\nA confirmação expirou. Continue com o Facebook de novo.',
  begun_elsewhere:
    'Isto foi iniciado em outro navegador\nNada foi conectado. Comece de novo aqui se quiser conectar um número a {company}.',

  permission_missing: 'Falta uma permissão\nDeixe todas as permissões ativadas na última etapa do Facebook.',
  asset_mismatch: 'Essa conta não foi compartilhada\nO Facebook indicou outra. Escolha de novo.',
  no_number: 'Nenhum número foi adicionado\nEscolha ou adicione o seu número na janela do Facebook.',
  number_unverified:
    'O número ainda não foi verificado\nReceba o código por SMS ou ligação na janela do Facebook e digite-o lá.',
  display_name_only:
    'Esse número não é seu\n“Somente nome de exibição” não pode ser conectado. Escolha “Usar um número do WhatsApp novo ou existente”.',
  connection_type_mismatch: 'O número não combina com a sua escolha\nEscolha de novo.',
  configuration_retired:
    'Esta opção ainda não está configurada\nA culpa não é sua: {company} precisa mudar uma configuração. Informe o código abaixo.',
  reconnect_mismatch:
    'Esse é outro número\nEste link recupera o número que você tinha. Escolha de novo a mesma conta e o mesmo número.',
  number_taken: 'O número já está conectado\nOutro cliente de {company} usa esse número. Escolha outro.',
  waba_limit_reached:
    'Você tem contas demais do WhatsApp\nO Facebook não deixa a sua empresa adicionar mais. Peça ajuda a {company}.',

  number_unavailable: 'Não há números livres lá\nUse um número seu.',
  country_not_ready: 'Os números desse país ainda não estão prontos\nUse um número seu.',
  telephony_refused: 'Não conseguimos um número agora\nA culpa não é sua. Use um número seu ou fale com {company}.',
  telephony_unavailable: 'A operadora não responde\nTente de novo em um minuto ou use um número seu.',
  wrong_number: 'Esse é outro número\nNa janela do Facebook, escolha o número que esta página mostrou.',

  no_portfolio:
    'Você saiu ao escolher a empresa\nUma que aparece em cinza não pode ser usada aqui. Escolha outra na janela do Facebook ou crie uma.',
  two_factor_required:
    'O Facebook pede autenticação de dois fatores\nAtive-a nas configurações de segurança da sua conta do Facebook e continue aqui.',
  identity_check:
    'O Facebook quer ter certeza de que é você\nAbra facebook.com neste navegador, faça o que ele pedir e continue aqui.',
  business_in_review:
    'O Facebook ainda verifica a sua empresa\nCostuma levar um ou dois dias. Continue aqui quando o Facebook der o resultado.',
  account_restricted:
    'O Facebook restringiu esta conta\nA Central de Suporte para Empresas do Facebook diz por quê. Você também pode escolher outra empresa ou conta.',
  account_shared:
    'Outro serviço gerencia esta conta\nRemova-o nas configurações da empresa no Facebook ou escolha outra conta do WhatsApp.',
  page_or_ads_refused:
    'Não deu para compartilhar uma página ou conta de anúncios\nElas não são necessárias aqui: deixe-as de fora na janela do Facebook.',
  details_refused: 'O Facebook não aceitou um nome ou endereço\nUse o nome real da sua empresa e um site que funcione.',
  too_many_tries: 'O Facebook pede que você espere\nHouve tentativas demais. Espere algumas horas antes de continuar.',
  business_app_needed:
    'Esse número não está no app Business\nConfigure-o na versão mais recente do WhatsApp Business e continue.',
  coexistence_not_eligible:
    'Este número é novo demais para isso\nUse-o antes por algumas semanas no WhatsApp Business, ou escolha outra forma ou outro número.',
  region_unsupported:
    'Não disponível no país deste número\nLá o WhatsApp não pode conectá-lo ao lado do app. Escolha outra forma ou outro número.',
  number_in_use:
    'O número é usado em outro lugar\nDesconecte-o lá ou, no WhatsApp Business, em Configurações, Conta, Plataforma comercial. Espere 15 minutos e continue.',
  number_refused: 'O Facebook não aceitou o número\nConfira-o com o código do país ou escolha outro.',
  otp_failed:
    'O código não funcionou\nVeja se o número recebe SMS ou ligações e peça outro código na janela do Facebook.',

  pin_required: 'O número precisa do PIN\nO número tem confirmação em duas etapas.',
  pin_locked: 'O número está bloqueado por enquanto\nHouve tentativas demais. O que você fez está guardado.',
  number_preparing:
    'O Facebook ainda prepara o número\nSe ele é usado no app do WhatsApp, exclua lá a conta dele e continue.',
  terms_required:
    'É preciso aceitar os termos do WhatsApp\nAceite-os no Gerenciador do WhatsApp, no Facebook, e tente aqui de novo.',

  meta_unavailable: 'O Facebook não responde\nO que você fez está guardado. Tente de novo em alguns minutos.',
  meta_refused: 'O Facebook recusou a conexão\nInforme a {company} o código abaixo.',
  app_misconfigured: 'Algo não está bem configurado\nA culpa não é sua. Informe a {company} o código abaixo.',
  unauthorized: 'Este link não funciona\nPeça um novo a {company}.',
  forbidden: 'Este link não funciona\nPeça um novo a {company}.',
  not_found: 'Este cadastro não foi encontrado\nAbra o link de novo ou peça um novo a {company}.',
  invalid_request: 'Algo não se encaixou\nInforme a {company} o código abaixo.',
  conflict: 'Já há algo em andamento\nEspere um momento e tente de novo.',
  rate_limited: 'Tentativas demais em seguida\nEspere um minuto e tente de novo.',
  internal: 'Algo deu errado do nosso lado\nO que você fez está guardado. Tente de novo.',
}
