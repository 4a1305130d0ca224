/** What a customer reads when the server does not answer: apart from the other words, because the first screen needs it. */
export const unreachable = 'We cannot reach the server\nCheck your connection, then try again.'
