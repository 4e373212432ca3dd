import { bundle } from './support/bundle.ts'
import { isMain } from './support/main.ts'
import { figure, table } from './support/stats.ts'

/** Programs as a user would write them. What they print keeps a bundler from dropping what they import. */
export const programs = {
  core: `
    import { createClient, personalAccessToken, streamAll, streamPages } from '@pcokit/sdk'
    const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
    console.log(pco, streamAll, streamPages)`,
  'one list call on People': `
    import { createClient, personalAccessToken } from '@pcokit/sdk'
    import { people } from '@pcokit/sdk/people'
    const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
    console.log((await pco.people.people.list({ where: { last_name: 'Smith' } })).data)`,
  'all of People: every operation, query and response check': `
    import { createClient, NotFoundError, PcoError, personalAccessToken, streamAll, streamPages } from '@pcokit/sdk'
    import { people } from '@pcokit/sdk/people'
    const auth = personalAccessToken('id', 'secret')
    const pco = createClient({ auth, products: { people }, validate: 'error' })
    for await (const person of streamAll(pco.people.people, { include: ['emails'] })) console.log(person)
    for await (const page of streamPages(pco.people.people)) console.log(page)
    await pco.people.people.update('1', { attributes: { first_name: 'Ada' } })
    await pco.people.lists('1').run()
    console.log(await pco.upload(new Blob([])), NotFoundError, PcoError)`,
} as const

export type ProgramName = keyof typeof programs

/** Bytes after gzip of one program. */
export const gzipped = async (name: ProgramName): Promise<number> => (await bundle(programs[name])).gzip

if (isMain(import.meta.url)) {
  const verbose = process.argv.includes('--verbose')
  const rows: string[][] = []
  for (const [name, program] of Object.entries(programs)) {
    const { bytes, gzip, inputs } = await bundle(program)
    rows.push([name, figure(bytes / 1000), figure(gzip / 1000)])
    if (verbose) for (const input of inputs) console.log(String(input.bytes).padStart(8), input.path)
  }
  console.log(table(['program', 'minified, kB', 'gzip, kB'], rows))
}
