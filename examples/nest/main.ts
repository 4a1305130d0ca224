import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.ts'
import { patchbay } from './patchbay.ts'

const app = await NestFactory.create(AppModule)
app.use('/patchbay', patchbay.router)
await app.listen(process.env.PORT ?? 3000)
