import type { EverydayWords, FaultWords, HelpWords, LeftWords, MessageWords, StepsWords } from '../words.ts'

export const words: EverydayWords = {
  loading: 'Un instant…',
  progress: 'Étape {step} sur {steps}',
  someone: 'l’entreprise qui vous a envoyé ce lien',
  back: 'Retour',
  continue: 'Continuer',
  close: 'Fermer',

  welcome: 'Connectez WhatsApp à {company}',
  welcome_text: '{company} enverra et recevra les messages de votre numéro professionnel.',
  welcome_alone: 'Les messages de votre numéro passeront par {company}, et non plus par l’application WhatsApp.',
  welcome_reconnect: 'Reconnectez votre numéro à {company}',
  welcome_reconnect_text: 'Sa connexion à {company} a été perdue.',
  welcome_disconnected: 'Il a été déconnecté de {company} dans WhatsApp ou Facebook.',
  welcome_inactive: 'WhatsApp a mis fin à la connexion : le téléphone n’a pas servi depuis un moment.',
  welcome_moved: 'Le numéro a été configuré à nouveau sur un téléphone, ce qui a mis fin à la connexion.',
  welcome_expired: 'Facebook vous demande de temps en temps de confirmer la connexion.',
  welcome_same: 'Dans la fenêtre de Facebook, choisissez le même compte et le même numéro.',
  welcome_account: 'Votre compte Facebook',
  welcome_account_text: 'Celui qui gère votre entreprise.',
  welcome_phone: 'Votre téléphone',
  welcome_business: 'Les données de votre entreprise',
  welcome_time: '2 à 5 minutes',
  welcome_time_text: '15 à 30 s’il faut d’abord créer un compte professionnel.',
  welcome_trust: 'Ce que cela permet',
  welcome_start: 'Commencer',

  type: 'Comment utilisez-vous ce numéro ?',
  coexistence: 'Je l’utilise dans l’application WhatsApp Business',
  coexistence_text: 'Vous gardez l’application sur votre téléphone ; {company} fonctionne à côté.',
  coexistence_rate: 'Envoi plus lent : {rate} messages par seconde.',
  dedicated: 'Il est nouveau, ou peut quitter l’application',
  dedicated_text: 'Ses messages passent seulement par {company}.',
  launch_app_stops: 'Le numéro ne fonctionne plus dans l’application WhatsApp.',
  dedicated_rate: 'Envoi plus rapide : jusqu’à {rate} messages par seconde.',
  type_details: 'Détails',
  type_ordinary: 'Je l’utilise dans le WhatsApp ordinaire',

  country: 'De quel pays voulez-vous votre numéro ?',
  country_text: 'Vous recevez un nouveau numéro WhatsApp pour {company}.',
  country_label: 'Rechercher par nom ou indicatif',
  country_found: 'Pays : {count}',
  country_none: 'Aucun pays trouvé. Essayez un autre mot.',
  country_instant: 'Prêt tout de suite',
  country_moment: 'Prend un instant',
  own_number: 'Utiliser mon propre numéro',
  another_country: 'Un autre pays',
  number: 'Votre nouveau numéro',
  number_text: 'Il vous est réservé. À l’étape suivante, utilisez-le dans la fenêtre de Facebook.',
  number_finding: 'Recherche de votre numéro',
  number_finding_text: 'Un nouveau numéro : {country}. Cela prend quelques secondes.',
  number_slow: 'C’est plus long que d’habitude. Nous continuons d’essayer.',
  number_verified: 'Il est déjà vérifié : Facebook ne demande aucun code.',
  number_code: 'Facebook lui enverra un code, que cette page vous montrera.',
  copy_number: 'Copier le numéro',
  launch_2_number: 'Ajouter votre nouveau numéro : {number}',
  launch_2_verified: 'Choisir votre nouveau numéro : {number}',
  popup_code: 'Votre code : {code}',
  popup_code_text: 'Saisissez-le dans la fenêtre de Facebook.',
  popup_code_wait:
    'Dans la fenêtre de Facebook, choisissez {country} ({code}) et saisissez le numéro. Son code s’affichera ici.',
  copy_code: 'Copier le code',

  launch: 'Continuer avec Facebook',
  launch_text: 'Une fenêtre Facebook s’ouvre et vous demande de :',
  launch_1: 'Vous connecter et choisir votre entreprise',
  launch_2_dedicated: 'Choisir ou ajouter votre numéro de téléphone',
  launch_2_coexistence: 'Scanner un code avec l’application WhatsApp Business',
  launch_3: 'Autoriser {company} à gérer ses messages',
  launch_warning: 'Ne choisissez jamais « Nom d’affichage seul »',
  launch_warning_text: 'Vous obtiendriez un numéro qui n’est pas à vous et qui ne peut pas être connecté.',
  launch_bad: 'Utiliser un nom d’affichage seul',
  launch_good: 'Utiliser un numéro WhatsApp nouveau ou existant',
  launch_waiting: 'En attente du chargement de Facebook…',
  here: 'Continuer dans cette fenêtre',
  here_text: '{company} demande à connecter votre numéro. Facebook s’ouvre ici et vous ramène ensuite.',

  handoff_offer: 'Vous ne gérez pas le compte Facebook ?',

  in_app: 'Ouvrez cette page dans votre navigateur',
  in_app_text:
    'Vous êtes dans le navigateur d’une autre application, qui peut empêcher la fenêtre de Facebook de s’ouvrir.',

  popup: 'Terminez dans la fenêtre de Facebook',
  popup_text: 'Cette page continue toute seule quand vous avez fini.',
  popup_focus: 'Afficher la fenêtre',
  popup_give_up: 'Je l’ai fermée',
  popup_answer: 'Facebook a répondu. Un instant…',
  popup_over: 'La fenêtre est fermée. Un instant…',

  close_ask: 'Fermer avant que votre numéro soit connecté ?',
  close_text: 'Rien n’est perdu : ce que vous avez fait est gardé, et vous pouvez rouvrir et continuer.',
  close_keep: 'Poursuivre',
  close_leave: 'Fermer quand même',

  finishing: 'Connexion de votre numéro',
  finishing_text: 'Cela prend quelques secondes. Gardez cette page ouverte.',
  finishing_exchange: 'Confirmation auprès de Facebook',
  finishing_choose: 'Recherche de votre numéro',
  finishing_subscribe: 'Activation des messages',
  finishing_register: 'Enregistrement du numéro',
  finishing_sync: 'Reprise des contacts et des discussions',
  finishing_complete: 'Dernière étape',
  finishing_slow: 'Facebook tarde à répondre. Nous continuons d’essayer.',
  finishing_silent: 'Le serveur est injoignable. Vérifiez votre connexion ; nous continuons d’essayer.',
  status_done: 'terminé',
  status_now: 'en cours',

  pin: 'Saisissez le code PIN du numéro',
  pin_text: 'Le numéro utilise la vérification en deux étapes. Saisissez le code PIN défini dans WhatsApp.',
  pin_label: 'Code PIN à six chiffres',
  pin_help: 'Ce n’est pas le code du SMS. Vous pouvez le réinitialiser dans le Gestionnaire WhatsApp.',
  pin_wrong: 'Ce code PIN n’est pas le bon. WhatsApp bloque le numéro après quelques erreurs.',
  pin_silent: 'Le code PIN n’a pas pu être envoyé. Vérifiez votre connexion et réessayez.',

  done: 'Votre numéro est connecté',
  done_text: '{company} peut maintenant envoyer et recevoir ses messages.',
  done_redirect: 'Retour à {company}…',
  done_continue: 'Aller à {company} maintenant',
  done_close: 'Vous pouvez fermer cette page.',
  stay: 'Rester sur cette page',
  waiting_note:
    'Nous continuons à vérifier. Dès que Facebook est prêt, le numéro se connecte tout seul ; vous pouvez quitter cette page.',

  failed_back: 'Revenir à {company}',
  failed_code: 'Code d’erreur : {code}',
  failed_when: 'Vous pourrez réessayer à partir de : {time}.',
  copy: 'Copier le lien',
  copied: 'Copié',
  retry: 'Réessayer',
  sign_again: 'Continuer à nouveau avec Facebook',
  choose_other: 'Choisir à nouveau',
  new_link: 'Obtenir un nouveau lien',
  contact: 'Contacter {company}',

  server_unreachable: 'Le serveur est injoignable\nVérifiez votre connexion, puis réessayez.',
}

export const left: LeftWords = {
  left_one: 'Connecté. Une chose à faire avant votre premier message',
  left_some: 'Connecté. Quelques points à régler avant votre premier message',
  left_wait: 'Cette page remarque d’elle-même quand c’est fait.',
  left_pay: 'Ajouter un moyen de paiement',
  left_manager: 'Ouvrir le Gestionnaire WhatsApp',

  history_unavailable:
    'Vos anciennes discussions n’ont pas pu être reprises. Les nouveaux messages arrivent normalement.',
  payment_missing: 'WhatsApp facture les messages. Sans moyen de paiement, aucun ne part, pas même une réponse.',
  name_pending: 'WhatsApp vérifie encore le nom d’affichage. D’ici là, moins de messages peuvent partir.',
  name_declined: 'WhatsApp a refusé le nom d’affichage. Choisissez-en un autre dans le Gestionnaire WhatsApp.',
  meta_number: 'WhatsApp vous prête ce numéro. Il pourra envoyer dès que son nom d’affichage sera approuvé.',
  number_restricted: 'WhatsApp restreint ce numéro. WhatsApp Manager dit pourquoi.',
  number_flagged: 'Beaucoup de personnes ont signalé des messages de ce numéro. WhatsApp peut le restreindre.',
  number_rate_limited: 'Ce numéro a envoyé tout ce qu’il peut pour le moment.',
  number_disconnected: 'Ce numéro est hors ligne chez WhatsApp. WhatsApp Manager dit pourquoi.',
}

export const message: MessageWords = {
  message_offer: 'Envoyez-vous un message de test',
  message_text: 'Écrivez à votre nouveau numéro depuis un téléphone avec WhatsApp. Vous verrez ici quand il arrive.',
  message_open: 'Écrire par WhatsApp',
  message_qr: 'Ou scannez ceci avec le téléphone',
  message_hello: 'Bonjour ! Ceci est un message de test.',
  message_received: 'Votre message de test est arrivé. Le numéro fonctionne.',
}

export const help: HelpWords = {
  handoff: 'Confier à quelqu’un d’autre',
  handoff_text: 'Envoyez ce lien à la personne qui gère votre entreprise sur Facebook. Cette page suit toute seule.',
  handoff_name: 'Votre nom, pour savoir qui demande',
  handoff_share: 'Envoyer le lien',
  handoff_whatsapp: 'Envoyer par WhatsApp',
  handoff_email: 'Envoyer par e-mail',
  handoff_message: 'Merci de connecter notre numéro WhatsApp à {company}. Cela prend 2 à 5 minutes : {link}',
  handoff_qr: 'Ou scannez-le avec un téléphone',
  handoff_waiting: 'En attente. Vous pouvez laisser cette page ouverte.',
  handoff_back: 'Finalement, le faire ici',
  chosen_here: 'Votre choix : {what}',
  chosen_by: '{name} a choisi : {what}',
  chosen_phone: 'Choisi sur un téléphone : {what}',
  chosen_computer: 'Choisi sur un ordinateur : {what}',
  type_ordinary_text:
    'Seule l’application Business peut être gardée. Configurez-la avec ce numéro sur le même téléphone : elle est gratuite et vos discussions suivent. WhatsApp peut demander de l’utiliser d’abord quelques semaines.',
  type_app: 'Obtenir WhatsApp Business',
  ask_again: 'Demander un nouveau lien',
  asked_again: '{company} est au courant et vous enverra un nouveau lien.',
  pin_reset: 'Réinitialiser le PIN dans WhatsApp Manager',
  trust_can: 'Envoyer et recevoir les messages de ce numéro.',
  trust_manage: 'Modifier le profil, les modèles de message et les réglages du numéro.',
  trust_cannot: 'Publier sur Facebook, ou voir ce que vous y faites.',
  trust_promise: 'Rien n’est publié, et vos clients ne reçoivent aucun message.',
  trust_back: 'Vous pouvez y mettre fin à tout moment dans les paramètres de votre entreprise sur Facebook.',
  trust_charge: 'WhatsApp peut facturer les messages.',
  trust_terms: 'Conditions',
  trust_privacy: 'Confidentialité',
  phone_which: 'Sur quel téléphone est WhatsApp ?',
  phone_which_text: 'WhatsApp, sur le téléphone du numéro, doit scanner un code affiché sur un autre écran.',
  phone_this: 'Sur ce téléphone',
  phone_this_text: 'Vous continuez sur un ordinateur, et ce téléphone vous dit quoi faire.',
  phone_other: 'Sur un autre téléphone',
  phone_other_text: 'Facebook s’ouvre ici. Gardez ce téléphone à portée de main.',
  computer: 'Continuer sur un ordinateur',
  computer_text:
    'Envoyez-vous ce lien et ouvrez-le là-bas. Gardez cette page ouverte : elle vous dira quoi faire ensuite.',
  computer_now: 'Prenez maintenant ce téléphone',
  computer_now_text: 'Facebook est ouvert sur l’ordinateur. Quand un code s’affiche :',
  computer_1: 'Ouvrez WhatsApp Business sur ce téléphone',
  computer_2: 'Ouvrez le message de Facebook et touchez « Connecter »',
  computer_3: 'Scannez ou saisissez le code de l’ordinateur',
  stuck: 'La fenêtre de Facebook n’avance pas ?',
  stuck_open: 'L’ouvrir sur Facebook',
  stuck_business: 'Je n’ai pas de compte professionnel',
  stuck_business_text: 'Créez-le dans la fenêtre, ou d’abord ici : nom, pays et site web suffisent.',
  stuck_grey: 'Mon entreprise est grisée',
  stuck_grey_text:
    'Seules les personnes qui en ont le contrôle total peuvent la connecter. Ses paramètres les indiquent.',
  stuck_next: '« Suivant » est grisé',
  stuck_next_text: 'Indiquez le pays, un site web en https:// et une adresse e-mail de ce site.',
  stuck_pin: 'Il demande un PIN que j’ai oublié',
  stuck_pin_text:
    'Définissez-en un nouveau dans WhatsApp Manager : choisissez le numéro, puis la vérification en deux étapes.',
  stuck_limit: 'J’ai trop de comptes WhatsApp',
  stuck_limit_text: 'Choisissez-en un que vous avez, ou supprimez-en un qui ne sert pas.',
  stuck_factor: 'Il demande l’authentification à deux facteurs',
  stuck_factor_text: 'Activez-la pour votre compte Facebook, puis continuez dans la fenêtre.',
  stuck_app: 'Mon entreprise bloque cette application',
  stuck_app_text: 'Un administrateur peut l’autoriser dans les paramètres de l’entreprise, sous Applications.',
}

export const steps: StepsWords = {
  steps_progress: 'Question {step} sur {steps}',
  steps_optional: 'facultatif',
  steps_skip: 'Passer',
  steps_missing: 'Veuillez répondre à cette question.',
  steps_long: '{max} caractères au maximum.',
  steps_text: 'Veuillez utiliser des lettres et des chiffres.',
  steps_unsaved: 'Pas encore enregistré : vérifiez votre connexion. Nous réessayons.',
  steps_send: 'Envoyer',
  steps_thanks: 'Merci !',
  steps_email: 'Veuillez vérifier l’adresse e-mail.',
  steps_url: 'Veuillez saisir une adresse telle que https://example.com.',
  steps_phone: 'Veuillez commencer par l’indicatif du pays, par exemple +1 415 555 0123.',
  steps_choose: 'Choisissez…',
  steps_country: 'Veuillez choisir un pays.',
  steps_option: 'Veuillez faire un choix.',
  steps_known: 'Est-ce toujours exact ?',
  steps_https: 'Facebook veut un site web qui commence par https://.',
  steps_domain: 'Facebook peut demander une adresse e-mail du domaine de votre site.',
  steps_name: 'WhatsApp peut refuser ce nom. Utilisez le vrai nom de votre entreprise.',
  steps_elsewhere: 'Continuer chez {company}',
}

export const faults: FaultWords = {
  link_not_found:
    'Ce lien ne fonctionne pas\nOuvrez-le à nouveau depuis le message reçu, ou demandez-en un nouveau à {company}.',
  link_expired: 'Ce lien a expiré\nDemandez-en un nouveau à {company}.',
  link_revoked: 'Ce lien a été remplacé\nCherchez-en un plus récent dans vos messages, ou demandez-le à {company}.',
  already_used:
    'Ce lien a déjà servi\nUn numéro a été connecté avec lui. Pour un autre, demandez un nouveau lien à {company}.',
  origin_not_allowed: 'Ce lien ne fonctionne pas ici\n{company} doit d’abord autoriser ce site. Merci de le signaler.',

  sdk_blocked:
    'Facebook n’a pas pu se charger\nUn bloqueur de publicité ou un réglage de confidentialité l’en empêche peut-être. Autorisez facebook.net ici, ou ouvrez le lien dans un autre navigateur.',
  popup_blocked: 'Votre navigateur a bloqué la fenêtre\nAutorisez les fenêtres pop-up pour cette page, puis continuez.',
  popup_closed:
    'La fenêtre de Facebook a été fermée\nRien n’a été connecté. Si vous la voyez encore, terminez-y : cette page continue.',
  signup_cancelled: 'Vous êtes parti avant la fin\nRien n’a été connecté. Facebook garde ce que vous avez saisi.',
  signup_error: 'Facebook a signalé un problème\nRien n’a été connecté. Patientez un instant, puis réessayez.',
  no_code: 'Facebook n’a pas confirmé\nLa confirmation n’est pas arrivée. Continuez à nouveau avec Facebook.',

  code_expired: 'La confirmation a expiré\nElle ne dure que 30 secondes. Continuez à nouveau avec Facebook.',
  code_used: 'La confirmation a déjà servi\nContinuez à nouveau avec Facebook.',
  code_refused: 'Facebook a refusé la confirmation\nContinuez à nouveau avec Facebook.',
  exchange_unanswered: 'Facebook n’a pas répondu\nLa confirmation a expiré. Continuez à nouveau avec Facebook.',
  begun_elsewhere:
    'Cela a été commencé dans un autre navigateur\nRien n’a été connecté. Recommencez ici si vous voulez connecter un numéro à {company}.',

  permission_missing:
    'Il manque une autorisation\nLaissez toutes les autorisations activées à la dernière étape de Facebook.',
  asset_mismatch: 'Ce compte n’a pas été partagé\nFacebook en a nommé un autre. Choisissez à nouveau.',
  no_number: 'Aucun numéro n’a été ajouté\nChoisissez ou ajoutez votre numéro dans la fenêtre de Facebook.',
  number_unverified:
    'Le numéro n’est pas encore vérifié\nDemandez le code par SMS ou appel dans la fenêtre de Facebook, et saisissez-le là.',
  display_name_only:
    'Ce numéro n’est pas à vous\n« Nom d’affichage seul » ne peut pas être connecté. Choisissez « Utiliser un numéro WhatsApp nouveau ou existant ».',
  connection_type_mismatch: 'Le numéro ne correspond pas à votre choix\nChoisissez à nouveau.',
  configuration_retired:
    'Cette option n’est pas encore en place\nVous n’y êtes pour rien. {company} doit changer un réglage. Indiquez-lui le code ci-dessous.',
  reconnect_mismatch:
    'C’est un autre numéro\nCe lien rétablit le numéro que vous aviez. Choisissez à nouveau le même compte et le même numéro.',
  number_taken: 'Le numéro est déjà connecté\nUn autre client de {company} l’utilise. Choisissez un autre numéro.',
  waba_limit_reached:
    'Vous avez trop de comptes WhatsApp\nFacebook n’en autorise pas plus à votre entreprise. Demandez de l’aide à {company}.',

  number_unavailable: 'Aucun numéro n’y est libre\nUtilisez votre propre numéro.',
  country_not_ready: 'Les numéros de ce pays ne sont pas encore prêts\nUtilisez votre propre numéro.',
  telephony_refused:
    'Impossible d’obtenir un numéro pour l’instant\nVous n’y êtes pour rien. Utilisez votre propre numéro ou demandez à {company}.',
  telephony_unavailable: 'L’opérateur ne répond pas\nRéessayez dans une minute ou utilisez votre propre numéro.',
  wrong_number:
    'C’est un autre numéro\nDans la fenêtre de Facebook, choisissez le numéro que cette page vous a montré.',

  no_portfolio:
    'Vous êtes parti en choisissant l’entreprise\nUne entreprise grisée ne peut pas servir ici. Choisissez-en une autre dans la fenêtre de Facebook, ou créez-en une.',
  two_factor_required:
    'Facebook demande l’authentification à deux facteurs\nActivez-la dans les paramètres de sécurité de votre compte Facebook, puis continuez ici.',
  identity_check:
    'Facebook veut s’assurer que c’est vous\nOuvrez facebook.com dans ce navigateur, faites ce qui est demandé, puis continuez ici.',
  business_in_review:
    'Facebook vérifie encore votre entreprise\nCela prend en général un jour ou deux. Continuez ici quand Facebook vous aura donné le résultat.',
  account_restricted:
    'Facebook a restreint ce compte\nLe support aux entreprises de Facebook indique pourquoi. Vous pouvez aussi choisir une autre entreprise ou un autre compte.',
  account_shared:
    'Un autre service gère ce compte\nRetirez-le dans les paramètres de votre entreprise sur Facebook, ou choisissez un autre compte WhatsApp.',
  page_or_ads_refused:
    'Une page ou un compte publicitaire n’a pas pu être partagé\nIls ne servent pas ici : ne les cochez pas dans la fenêtre de Facebook.',
  details_refused:
    'Facebook n’a pas accepté un nom ou une adresse\nUtilisez le vrai nom de votre entreprise et un site web qui fonctionne.',
  too_many_tries:
    'Facebook vous demande d’attendre\nIl y a eu trop d’essais. Attendez quelques heures avant de continuer.',
  business_app_needed:
    'Ce numéro n’est pas dans l’application Business\nConfigurez-le dans la dernière version de WhatsApp Business, puis continuez.',
  coexistence_not_eligible:
    'Ce numéro est trop récent pour cela\nUtilisez-le d’abord quelques semaines dans WhatsApp Business, ou choisissez une autre façon ou un autre numéro.',
  region_unsupported:
    'Indisponible dans le pays de ce numéro\nWhatsApp ne peut pas le connecter à côté de l’application. Choisissez une autre façon ou un autre numéro.',
  number_in_use:
    'Le numéro est utilisé ailleurs\nDéconnectez-le là-bas ou, dans WhatsApp Business, sous Paramètres, Compte, Plateforme Business. Attendez 15 minutes, puis continuez.',
  number_refused:
    'Facebook n’a pas accepté le numéro\nVérifiez-le avec son indicatif de pays, ou choisissez-en un autre.',
  otp_failed:
    'Le code n’a pas fonctionné\nVérifiez que le numéro reçoit les SMS ou les appels, puis demandez un nouveau code dans la fenêtre de Facebook.',

  pin_required: 'Le numéro a besoin de son code PIN\nLe numéro utilise la vérification en deux étapes.',
  pin_locked: 'Le numéro est bloqué pour l’instant\nIl y a eu trop d’essais. Ce que vous avez fait est conservé.',
  number_preparing:
    'Facebook prépare encore le numéro\nS’il sert dans l’application WhatsApp, supprimez-y son compte, puis continuez.',
  terms_required:
    'Les conditions de WhatsApp doivent être acceptées\nAcceptez-les dans le Gestionnaire WhatsApp sur Facebook, puis réessayez ici.',

  meta_unavailable: 'Facebook ne répond pas\nCe que vous avez fait est conservé. Réessayez dans quelques minutes.',
  meta_refused: 'Facebook a refusé la connexion\nIndiquez à {company} le code ci-dessous.',
  app_misconfigured: 'Un réglage n’est pas correct\nVous n’y êtes pour rien. Indiquez à {company} le code ci-dessous.',
  unauthorized: 'Ce lien ne fonctionne pas\nDemandez-en un nouveau à {company}.',
  forbidden: 'Ce lien ne fonctionne pas\nDemandez-en un nouveau à {company}.',
  not_found: 'Cette inscription est introuvable\nOuvrez à nouveau le lien, ou demandez-en un nouveau à {company}.',
  invalid_request: 'Quelque chose ne convient pas\nIndiquez à {company} le code ci-dessous.',
  conflict: 'Une opération est déjà en cours\nPatientez un instant, puis réessayez.',
  rate_limited: 'Trop d’essais à la fois\nPatientez une minute, puis réessayez.',
  internal: 'Une erreur s’est produite de notre côté\nCe que vous avez fait est conservé. Veuillez réessayer.',
}
