import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { declarations } from '../sdk/build/declarations.ts'
import { runNode } from './support/child.ts'
import { isMain } from './support/main.ts'
import { root, scratch } from './support/paths.ts'
import { figure, median, table } from './support/stats.ts'

/** What TypeScript says a program costs to check. */
export interface TypeCost {
  readonly instantiations: number
  readonly memoryMb: number
  readonly checkSeconds: number
  readonly totalSeconds: number
}

const EMPTY = 'export {}\n'

const LIST_CALL = `
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { people } from '@pcokit/sdk/people'
const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
const page = await pco.people.people.list({ where: { last_name: 'Smith' }, include: ['emails'] })
export const addresses: (string | null)[] = page.data.flatMap((row) => row.included.emails.map((email) => email.attributes.address))
`

/** Fails to compile unless queries are really checked: a client typed as `any` would cost nothing at all. */
const REFUSED = LIST_CALL.replace("last_name: 'Smith'", "no_such_query: 'Smith'")

const compilerOptions = {
  target: 'ES2022',
  module: 'NodeNext',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
}

const number = (report: string, name: string): number => {
  const match = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(report)
  if (match === null) throw new Error(`TypeScript reported no "${name}":\n${report}`)
  return Number(match[1])
}

async function cost(folder: string, program: string, runs: number): Promise<TypeCost> {
  await writeFile(join(folder, 'program.ts'), program)
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const costs: TypeCost[] = []
  for (let run = 0; run < runs; run++) {
    const { stdout } = await runNode([tsc, '-p', folder, '--extendedDiagnostics'])
    costs.push({
      instantiations: number(stdout, 'Instantiations'),
      memoryMb: number(stdout, 'Memory used') / 1000,
      checkSeconds: number(stdout, 'Check time'),
      totalSeconds: number(stdout, 'Total time'),
    })
  }
  const middle = (key: keyof TypeCost): number => median(costs.map((each) => each[key]))
  return {
    instantiations: middle('instantiations'),
    memoryMb: middle('memoryMb'),
    checkSeconds: middle('checkSeconds'),
    totalSeconds: middle('totalSeconds'),
  }
}

/** The empty program and one list call on People, checked by TypeScript 5.9 against the published declarations. */
export const typeCosts = (runs = 3): Promise<{ readonly empty: TypeCost; readonly listCall: TypeCost }> =>
  scratch(async (folder) => {
    const sdk = join(folder, 'node_modules', '@pcokit', 'sdk')
    await mkdir(sdk, { recursive: true })
    await declarations(join(root, 'sdk', 'tsconfig.build.json'), join(sdk, 'dist'), ['--noCheck'])
    const { exports } = JSON.parse(await readFile(join(root, 'sdk', 'package.json'), 'utf8')) as {
      exports: unknown
    }
    await writeFile(
      join(sdk, 'package.json'),
      JSON.stringify({ name: '@pcokit/sdk', type: 'module', exports }),
    )
    const costs = { empty: await cost(folder, EMPTY, runs), listCall: await cost(folder, LIST_CALL, runs) }
    const refused = await cost(folder, REFUSED, 1).then(
      () => false,
      (error: Error) => error.message.includes('no_such_query'),
    )
    if (!refused)
      throw new Error('A query that the endpoint does not take was accepted: nothing was measured.')
    return costs
  })

if (isMain(import.meta.url)) {
  const costs = await typeCosts(5)
  const row = (
    name: string,
    { instantiations, memoryMb, checkSeconds, totalSeconds }: TypeCost,
  ): string[] => [name, figure(instantiations), figure(memoryMb), figure(checkSeconds), figure(totalSeconds)]
  console.log(
    table(
      ['program', 'instantiations', 'memory, MB', 'check, s', 'total, s'],
      [row('empty', costs.empty), row('one list call on People', costs.listCall)],
    ),
  )
}
