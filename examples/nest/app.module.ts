import { randomBytes } from 'node:crypto'
import { BadRequestException, Controller, Get, Headers, Module, Post, Req, Res } from '@nestjs/common'
import { verifyResult } from 'patchbay/server'
import { patchbay, serverUrl, successUrl } from './patchbay.ts'

@Controller('whatsapp')
class WhatsAppController {
  @Post()
  async begin(
    @Res() res: { setHeader(name: string, value: string): void; redirect(status: number, url: string): void },
  ) {
    const nonce = randomBytes(32).toString('base64url')
    const customer = await patchbay.createCustomer({ name: 'Wind & Wool' }) // yours, once for each of your accounts
    const { url } = await patchbay.createSetupLink(customer.id, { success_redirect_url: successUrl, nonce })
    res.setHeader('Set-Cookie', `whatsapp=${nonce}; HttpOnly; SameSite=Lax; Path=/`)
    res.redirect(303, url)
  }

  @Get('success')
  async success(@Req() req: { originalUrl: string }, @Headers('cookie') cookie = '') {
    const nonce = /(?:^|; )whatsapp=([\w-]+)/.exec(cookie)?.[1]
    const about = { serverUrl, keys: patchbay.keys, audience: successUrl, expect: { nonce } }
    const result = await verifyResult(req.originalUrl, about).catch(() => undefined) // anybody can type this address
    if (result?.status !== 'completed') throw new BadRequestException('No number was connected here')
    return `Connected ${result.display_phone_number}`
  }
}

@Module({ controllers: [WhatsAppController] })
export class AppModule {}
