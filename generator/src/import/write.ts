import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SpecError } from '../load/error.ts'
import { type Declaration, readDeclaration } from '../load/file.ts'
import type { Json, JsonObject } from '../load/literal.ts'
import { byName, kebabCase } from '../load/names.ts'
import { equalJson, isObject } from '../load/patch.ts'
import type { Declared } from './declare.ts'
import { checksum, markerLine, markerOf, withMarker } from './marker.ts'
import { type MemberChanges, mergeSource } from './merge.ts'
import { printLiteral } from './print.ts'

/** What an import did to one file. */
export interface FileReport extends MemberChanges {
  readonly file: string
  readonly state: 'created' | 'changed' | 'removed'
}

export interface ImportReport {
  readonly product: string
  readonly version: string | null
  /** Files that did change, sorted; an import that changes nothing has none. */
  readonly files: readonly FileReport[]
  readonly unchanged: number
  /** Operations that name no type of the document, and are declared nowhere. */
  readonly skipped: readonly string[]
}

interface Planned {
  readonly report: FileReport | null
  /** Null where the file goes. */
  readonly text: string | null
  readonly file: string
}

const NONE: MemberChanges = { added: [], changed: [], removed: [] }

/** `../define.ts` inside the repository's own spec, the published package elsewhere. */
const definedIn = (specDir: string): string =>
  existsSync(join(specDir, 'define.ts')) ? '../define.ts' : '@pcokit/generator/spec'

const render = (declarer: string, value: JsonObject, stem: string, specDir: string): string =>
  `${markerLine(value, stem)}\nimport { ${declarer} } from '${definedIn(specDir)}'\n\n` +
  `export default ${declarer}(${printLiteral(value, 0, `export default ${declarer}(`.length)})\n`

/** The first member that differs, from the outside in. */
const firstDifference = (a: Json | undefined, b: Json | undefined): (string | number)[] => {
  if (!isObject(a) || !isObject(b)) return []
  for (const key of [...Object.keys(a), ...Object.keys(b)]) {
    if (!equalJson(a[key], b[key])) return [key, ...firstDifference(a[key], b[key])]
  }
  return []
}

const plan = (file: string, stem: string, declarer: string, next: JsonObject, specDir: string): Planned => {
  if (!existsSync(file)) {
    return { file, text: render(declarer, next, stem, specDir), report: { file, state: 'created', ...NONE } }
  }
  const text = readFileSync(file, 'utf8')
  const current = readDeclaration(file, text)
  const marker = markerOf(text)
  if (current === null || marker === null) {
    const remedy = 'Rename the file, or delete it and put what you need into its corrections file'
    throw new SpecError(
      'owned_by_hand',
      { file, line: 1 },
      'Import would write here, and the file is not its own',
      remedy,
    )
  }
  const value = current.args[0] as Json
  if (equalJson(value, next)) {
    const kept = marker === checksum(next) ? text : withMarker(text, next, stem)
    return { file, text: kept, report: kept === text ? null : { file, state: 'changed', ...NONE } }
  }
  if (marker !== checksum(value)) throw editedByHand(current, firstDifference(value, next), stem)
  const merged = mergeSource(file, text, next)
  return {
    file,
    text: withMarker(merged.text, next, stem),
    report: { file, state: 'changed', ...merged.changes },
  }
}

/** Someone changed a value that import owns. Said before anything is written, so that nothing is lost. */
const editedByHand = (declaration: Declaration, path: (string | number)[], stem: string): SpecError => {
  const what = path.length === 0 ? 'The declaration' : `\`${path.join('.')}\``
  return new SpecError(
    'edited_by_hand',
    declaration.locate([0, ...path]),
    `${what} was edited by hand, and the next import would lose it`,
    `Move the edit to ${join(dirname(declaration.file), `${stem}.corrections.ts`)} and put the imported value back`,
  )
}

/** Types that the document no longer has: files that import wrote and hands left alone. */
const planRemovals = (dir: string, kept: ReadonlySet<string>): Planned[] => {
  if (!existsSync(dir)) return []
  const stems = readdirSync(dir).filter((name) => name.endsWith('.ts') && !name.endsWith('.corrections.ts'))
  return stems.sort(byName).flatMap((name) => {
    const file = join(dir, name)
    if (kept.has(name)) return []
    const text = readFileSync(file, 'utf8')
    const marker = markerOf(text)
    if (marker === null) return []
    const declaration = readDeclaration(file, text)
    if (declaration !== null && checksum(declaration.args[0] as Json) !== marker)
      throw editedByHand(declaration, [], name.slice(0, -3))
    return [{ file, text: null, report: { file, state: 'removed', ...NONE } }]
  })
}

/**
 * Writes declarations into a spec folder. All files are planned before the first is written, so that an edit by
 * hand anywhere leaves the folder as it was.
 */
export const writeDeclared = ({ product, resources, skipped }: Declared, specDir: string): ImportReport => {
  const dir = join(specDir, product.name)
  const named = new Map(resources.map((resource) => [`${kebabCase(resource.type)}.ts`, resource]))
  const planned = [
    plan(join(dir, 'product.ts'), 'product', 'defineProduct', product as unknown as JsonObject, specDir),
    ...[...named].map(([name, resource]) =>
      plan(join(dir, name), name.slice(0, -3), 'defineResource', resource as unknown as JsonObject, specDir),
    ),
    ...planRemovals(dir, new Set(['product.ts', ...named.keys()])),
  ]
  mkdirSync(dir, { recursive: true })
  for (const { file, text, report } of planned) {
    if (report === null) continue
    if (text === null) rmSync(file)
    else writeFileSync(file, text)
  }
  const files = planned.flatMap(({ report }) => report ?? []).sort((a, b) => byName(a.file, b.file))
  const unchanged = planned.length - files.length
  return { product: product.name, version: product.version, files, unchanged, skipped }
}
