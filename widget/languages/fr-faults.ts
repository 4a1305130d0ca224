import type { FaultWords } from './index.ts'

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

  permission_missing:
    'Il manque une autorisation\nLaissez toutes les autorisations activées à la dernière étape de Facebook.',
  asset_mismatch: 'Ce compte n’a pas été partagé\nFacebook en a nommé un autre. Choisissez à nouveau.',
  no_number: 'Aucun numéro n’a été ajouté\nChoisissez ou ajoutez votre numéro dans la fenêtre de Facebook.',
  number_unverified:
    'Le numéro n’est pas encore vérifié\nDemandez le code par SMS ou appel dans la fenêtre de Facebook, et saisissez-le là.',
  display_name_only:
    'Ce numéro n’est pas à vous\n« Nom d’affichage seul » ne peut pas être connecté. Choisissez « Utiliser un numéro WhatsApp nouveau ou existant ».',
  connection_type_mismatch: 'Le numéro ne correspond pas à votre choix\nChoisissez à nouveau.',
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
  not_found: 'Cette inscription est introuvable\nOuvrez à nouveau le lien, ou demandez-en un nouveau à {company}.',
  invalid_request: 'Quelque chose ne convient pas\nIndiquez à {company} le code ci-dessous.',
  conflict: 'Une opération est déjà en cours\nPatientez un instant, puis réessayez.',
  rate_limited: 'Trop d’essais à la fois\nPatientez une minute, puis réessayez.',
  internal: 'Une erreur s’est produite de notre côté\nCe que vous avez fait est conservé. Veuillez réessayer.',
}
