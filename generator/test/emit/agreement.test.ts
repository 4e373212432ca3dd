import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { schemas } from '../../src/emit/schemas.ts'
import { typesEmitter } from '../../src/emit/types.ts'
import { validators } from '../../src/emit/validators.ts'
import { Emitted } from './emitted.ts'
import { sample } from './sample-model.ts'

const emitted = new Emitted()
afterAll(() => emitted.remove())
const run = promisify(execFile)
const compiler = join(dirname(createRequire(import.meta.url).resolve('ts7/package.json')), 'bin', 'tsc')

/** What the compiler says of a folder of emitted files, a line an error. */
async function errorsIn(folder: string): Promise<string[]> {
  const config = { extends: '../../../../../tsconfig.json', include: ['*.ts'], exclude: [] }
  emitted.write(`${folder}/tsconfig.json`, JSON.stringify(config))
  const args = [compiler, '--noEmit', '-p', join(emitted.folder, folder)]
  const { stdout } = await run(process.execPath, args).catch((error: { stdout: string }) => error)
  return stdout.split('\n').filter((line) => line.includes('error'))
}

/** The emitted schemas with the library's own inference in place of the annotations. */
const inferred = (text: string): string =>
  text
    .replace('const t = Type as unknown as Builders', 'const t = Type')
    .replace(/^export const (\w+): Schema<.*> = \/\*/gm, 'export const $1 = /*')
    .replace(/\/\*\* The document of one row\. \*\/[\s\S]*?links \}\)\n/, '')

const agreement = (library: string): string => `
import type { Static } from '${library}'
import type { OnWire } from '@pcokit/sdk/runtime'
import type { Campus, Email, FieldDatum, Person, PersonExtraAttributes } from './types.ts'
import type { CampusSchema, EmailSchema, FieldDatumSchema, PersonSchema } from './inferred.ts'
import { PersonSchema as Annotated } from './schemas.ts'

type Text<T extends string> = string extends T ? string : T
type Frozen<T> = T extends string ? Text<T> : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
/** Each is assignable to the other: the schema accepts what the interface says and nothing else. */
type Agree<A, B> = [Frozen<A>] extends [Frozen<B>] ? ([Frozen<B>] extends [Frozen<A>] ? true : 'too narrow') : 'too wide'
type Attributes<T extends { readonly attributes: object }> = T['attributes']

export const agreements: {
  readonly campus: Agree<Static<typeof CampusSchema>, OnWire<Campus>>
  readonly email: Agree<Static<typeof EmailSchema>, OnWire<Email>>
  readonly fieldDatum: Agree<Static<typeof FieldDatumSchema>, OnWire<FieldDatum>>
  readonly person: Agree<Static<typeof PersonSchema>, OnWire<Person>>
  readonly extra: Agree<
    Attributes<Static<typeof PersonSchema>>,
    Person['attributes'] & Partial<PersonExtraAttributes>
  >
  readonly annotated: Agree<Static<typeof Annotated>, OnWire<Person>>
} = { campus: true, email: true, fieldDatum: true, person: true, extra: true, annotated: true }

// @ts-expect-error an attribute of another type is told apart
export const wrong: Agree<Static<typeof EmailSchema>, OnWire<Campus>> = true
`

test.each([
  ['typebox', 'typebox'],
  ['sinclair', '@sinclair/typebox'],
] as const)('what %s infers of the emitted schemas is what the interfaces say', async (target, library) => {
  const product = { ...sample, name: target }
  await emitted.emit(typesEmitter, product, target)
  await emitted.emit(validators, product, target)
  await emitted.emit(schemas, product, target)
  const [file] = await schemas.emit(product, { target, out: '' })
  emitted.write(`${target}/inferred.ts`, inferred(file?.text ?? ''))
  emitted.write(`${target}/agreement.ts`, agreement(library))
  expect(await errorsIn(target)).toEqual([])
})
