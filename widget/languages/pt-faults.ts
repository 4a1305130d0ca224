import type { FaultWords } from './index.ts'

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

  permission_missing: 'Falta uma permissão\nDeixe todas as permissões ativadas na última etapa do Facebook.',
  asset_mismatch: 'Essa conta não foi compartilhada\nO Facebook indicou outra. Escolha de novo.',
  no_number: 'Nenhum número foi adicionado\nEscolha ou adicione o seu número na janela do Facebook.',
  number_unverified:
    'O número ainda não foi verificado\nReceba o código por SMS ou ligação na janela do Facebook e digite-o lá.',
  display_name_only:
    'Esse número não é seu\n“Somente nome de exibição” não pode ser conectado. Escolha “Usar um número do WhatsApp novo ou existente”.',
  connection_type_mismatch: 'O número não combina com a sua escolha\nEscolha de novo.',
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
  not_found: 'Este cadastro não foi encontrado\nAbra o link de novo ou peça um novo a {company}.',
  invalid_request: 'Algo não se encaixou\nInforme a {company} o código abaixo.',
  conflict: 'Já há algo em andamento\nEspere um momento e tente de novo.',
  rate_limited: 'Tentativas demais em seguida\nEspere um minuto e tente de novo.',
  internal: 'Algo deu errado do nosso lado\nO que você fez está guardado. Tente de novo.',
}
