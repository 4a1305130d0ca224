import { createHmac } from 'node:crypto'
import express from 'express'
import * as z from 'zod/mini'
import { empty, operations } from '../../../server/http/operation.ts'
import { codeInText } from '../../../server/telephony/code.ts'
import type { Inbound, ProviderWebhooks } from '../../../server/telephony/provider.ts'
import type { PlayedCredentials } from './schemas.ts'

const { post } = operations<Inbound<PlayedCredentials>>()

/** The phone company signs what it sends and does not say whose account it belongs to: every account is tried. */
export const playedWebhooks: ProviderWebhooks<PlayedCredentials> = {
  description: 'What comes to numbers of Played Phones.',
  errors: z.object({ error: z.string() }),
  operations: [
    post('/message', {
      id: 'takePlayedMessage',
      summary: 'A text',
      body: z.object({ to: z.string(), text: z.string() }),
      unread: true,
      answer: empty('Taken.'),
      refusals: [403],
      before: ({ accounts, log }) => [
        express.raw({ type: () => true, limit: '64kb' }),
        async (req, res, next) => {
          const senders = (await accounts()).filter(
            ({ credentials }) =>
              createHmac('sha256', credentials.signing_key).update(req.body).digest('hex') ===
              req.get('X-Played-Signature'),
          )
          if (senders.length) {
            res.locals.projectIds = senders.map(({ projectId }) => projectId)
            return next()
          }
          log.warn('a message was refused: no known account has signed it')
          res.status(403).json({ error: 'X-Played-Signature does not fit' })
        },
      ],
      async handle({ deps, req, res }) {
        const { to, text } = JSON.parse(String(req.body))
        await deps.take(res.locals.projectIds, to, codeInText(text))
      },
    }),
  ],
}
