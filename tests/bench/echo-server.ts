/** What the turn is measured against: the SDK's own adapter and server as its samples set them up, without authentication. */
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
} from 'botbuilder'
import restify from 'restify'

class EchoBot extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`))
      await next()
    })
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new EchoBot()
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response as never, (context) => bot.run(context))
})
server.listen(Number(process.env.PORT), process.env.HOST)
process.once('SIGTERM', () => process.exit(0))
