import { createHmac } from 'node:crypto'
import express, { Router } from 'express'
import { codeInText } from '../../../server/telephony/code.ts'
import type { Inbound } from '../../../server/telephony/provider.ts'
import type { PlayedCredentials } from './schemas.ts'

/** The phone company signs what it sends and does not say whose account it belongs to: every account is tried. */
export const playedWebhooks = ({ accounts, log, take }: Inbound<PlayedCredentials>): Router =>
  Router().post('/message', express.raw({ type: () => true, limit: '64kb' }), async (req, res) => {
    const senders = (await accounts()).filter(
      ({ credentials }) =>
        createHmac('sha256', credentials.signing_key).update(req.body).digest('hex') === req.get('X-Played-Signature'),
    )
    if (!senders.length) {
      log.warn('a message was refused: no known account has signed it')
      return void res.status(403).json({ error: 'X-Played-Signature does not fit' })
    }
    const { to, text } = JSON.parse(String(req.body))
    await take(
      senders.map(({ projectId }) => projectId),
      to,
      codeInText(text),
    )
    res.status(204).end()
  })
