import { defineCommand } from 'citty'
import pc from 'picocolors'
import { reporting, UsageError } from './report.ts'

/** A whole number an option was given as. @throws when it is none, with the name of the option. */
const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0)
    throw new UsageError(`--${name} takes a whole number, not '${text}'`)
  return number
}

/** The SDK is a peer of the generator: whoever only generates does not need it. */
const loadMock = async (): Promise<typeof import('@pcokit/sdk/mock')> => {
  try {
    return await import('@pcokit/sdk/mock')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (!missing) throw error
    throw new UsageError(
      'The mock needs @pcokit/sdk and @faker-js/faker: npm i -D @pcokit/sdk @faker-js/faker',
      {
        cause: error,
      },
    )
  }
}

export default defineCommand({
  meta: { name: 'mock', description: 'Serve a mock Planning Center over HTTP until interrupted' },
  args: {
    port: { type: 'string', description: 'Port on 127.0.0.1; any free one where left out', valueHint: 'n' },
    people: { type: 'string', default: '500', description: 'Size of the church', valueHint: 'n' },
    seed: { type: 'string', default: '1', description: 'Same seed, same data', valueHint: 'n' },
    only: {
      type: 'string',
      description: 'Types that have rows, as people.Person,people.Email',
      valueHint: 'types',
    },
    limit: { type: 'string', default: '100', description: 'Requests a period', valueHint: 'n' },
    'deep-limit': {
      type: 'string',
      default: '75',
      description: 'The same beyond offset 30,000',
      valueHint: 'n',
    },
    period: { type: 'string', default: '20', description: 'Seconds of a period', valueHint: 'seconds' },
    window: {
      type: 'enum',
      options: ['rolling', 'fixed'],
      default: 'rolling',
      description: 'How periods follow',
    },
    id: { type: 'string', description: 'Let in this application id alone, with --secret' },
    secret: { type: 'string', description: 'Its secret' },
  },
  run: ({ args }) =>
    reporting(async () => {
      const { createMockPco } = await loadMock()
      const people = whole('people', args.people) ?? 500
      const limit = whole('limit', args.limit) ?? 100
      const period = whole('period', args.period) ?? 20
      const only = args.only?.split(',').map((type) => type.trim())
      const mock = createMockPco({
        seed: whole('seed', args.seed) ?? 1,
        people,
        ...(only ? { only } : {}),
        rateLimit: {
          limit,
          period,
          deepLimit: whole('deep-limit', args['deep-limit']) ?? 75,
          window: args.window,
        },
        ...(args.id && args.secret ? { auth: { basic: [[args.id, args.secret] as const] } } : {}),
      })
      const server = await mock.listen({ port: whole('port', args.port) }).catch((error: unknown) => {
        throw new UsageError(`Port ${args.port} is not free: choose another with --port`, { cause: error })
      })
      console.log(`${pc.green('✓')} A church of ${people} at ${pc.bold(server.url)}`)
      console.log(
        `  ${limit} requests per ${period} seconds; ${args.id ? `application ${args.id}` : 'any credentials'}`,
      )
      console.log(pc.dim(`  curl -u id:secret '${server.url}/people/v2/people?include=emails'`))
      console.log(pc.dim('  Ctrl+C ends it.'))
      await new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve())
        process.once('SIGTERM', () => resolve())
      })
      await server.close()
      console.log(`${mock.stats.requests} requests, ${mock.stats.refused} refused`)
    }),
})
