import type { AttributeModel, ProductModel, ResourceModel } from '../model/types.ts'
import { includesOf, relationshipsOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { namesOf } from './names.ts'
import { byText, doc, imports, literal, property, quote, WIDTH } from './text.ts'
import { LETTER } from './values.ts'

/**
 * `validators.ts`: checks made ahead of time, without eval and without a schema library. What TypeBox's `Code()`
 * makes imports TypeBox at run time and repeats each included type in every page that can carry it; so the code is
 * written here: an expression a type, and the frame of documents in `@pcokit/sdk/validators`.
 */
export const validators: ProductEmitter = {
  name: 'validators',
  emit: (product) => [{ path: `${product.name}/validators.ts`, text: textOf(product) }],
}

function textOf(product: ProductModel): string {
  const claim = namesOf(product).claims()
  const rows = new Map(product.resources.map(({ type }) => [type, namesOf(product).ofType(type).row]))
  const checks = new Map([...rows].map(([type, row]) => [type, claim(`${row}Check`, `${row}TypeCheck`)]))
  const parts = product.resources.map((resource) => {
    const row = rows.get(resource.type) ?? resource.type
    const check = checks.get(resource.type) ?? ''
    const riders = ridersOf(product, resource.type).map((type) => checks.get(type) ?? '')
    const ridersName = claim(`${row}Riders`, `${row}TypeRiders`)
    const framed = riders.length === 0 ? check : `${check}, ${ridersName}`
    const wire = `OnWire<${row}>`
    return [
      checkOf(product, resource, check),
      riders.length === 0 ? '' : ridersText(ridersName, riders),
      doc(`True of a row of ${row}, as PCO sends it.`),
      constText(claim(`is${row}`, `is${row}Row`), `Validator<${wire}>`, `row(${check})`),
      doc(`True of a document of one ${row}.`),
      constText(
        claim(`is${row}Document`, `is${row}RowDocument`),
        `Validator<DocumentOf<${wire}>>`,
        `document(${framed})`,
      ),
      doc(`True of a page of ${row}.`),
      constText(claim(`is${row}Page`, `is${row}RowPage`), `Validator<PageOf<${wire}>>`, `page(${framed})`),
    ].join('')
  })
  const body = parts.join('\n')
  const helpers = ['isArrayOf', 'isObject'].filter((name) => body.includes(`${name}(`))
  return [
    banner(`Checks of rows, documents and pages of ${product.title}, made ahead of time.`),
    imports('import type', ['DocumentOf', 'OnWire', 'PageOf'], '@pcokit/sdk/runtime'),
    imports(
      'import',
      ['check', 'document', 'page', 'row', 'type TypeCheck', 'type Validator', ...helpers],
      '@pcokit/sdk/validators',
    ),
    imports('import type', [...rows.values()], './types.ts'),
    '\n',
    body,
  ].join('')
}

function constText(name: string, type: string, call: string): string {
  const head = `export const ${name}: ${type} =`
  const line = `${head} /* @__PURE__ */ ${call}`
  return line.length <= WIDTH ? `${line}\n` : `${head}\n  /* @__PURE__ */ ${call}\n`
}

/** What can ride along under `included`. A function, since types name each other in circles. */
function ridersText(name: string, riders: readonly string[]): string {
  const line = `const ${name} = (): readonly TypeCheck[] => [${riders.join(', ')}]`
  if (line.length <= WIDTH) return `${line}\n`
  return `const ${name} = (): readonly TypeCheck[] => [\n${riders.map((rider) => `  ${rider},\n`).join('')}]\n`
}

function checkOf(product: ProductModel, resource: ResourceModel, name: string): string {
  const attributes = resource.attributes.map(columnOf).join(' ')
  const edges = relationshipsOf(product, resource)
  const relationships = edges.map((edge) => `${edge.name}${edge.many ? '*' : ''}`).join(' ')
  const whole = conjunction('a', resource.attributes.flatMap(termOf))
  return [
    `const ${name} = /* @__PURE__ */ check(\n`,
    `  ${quote(resource.type)},\n`,
    `  ${literal(attributes)},\n`,
    `  ${literal(relationships)},\n`,
    `  ${whole},\n`,
    ')\n',
  ].join('')
}

/** A function that is true where all terms are. */
function conjunction(parameter: string, terms: readonly string[]): string {
  if (terms.length === 0) return '() => true'
  const [first = ''] = terms
  if (terms.length === 1) return `(${parameter}) => ${first.replace(/^\((.*)\)$/, '$1')}`
  return `(${parameter}) =>\n    ${terms.join(' &&\n    ')}`
}

const member = (of: string, name: string): string => {
  const key = property(name)
  return key === name ? `${of}.${name}` : `${of}[${key}]`
}

/** As `sdk/src/validators/types.ts` describes it. */
function columnOf({ name, type, items, nullable, onlyWithFields }: AttributeModel): string {
  const letter = type === 'array' ? `a${items === null ? '' : LETTER[items]}` : LETTER[type]
  const plain = letter === 's' || letter === 't' || letter === 'd' ? '' : `:${letter}`
  return `${name}${plain}${onlyWithFields ? '?' : ''}${nullable ? '' : '!'}`
}

/** The expression that is true of a good value. Written out: a call a value would take three times as long. */
function termOf({ name, type, items, nullable, onlyWithFields }: AttributeModel): string[] {
  if (type === 'unknown') return []
  const value = member('a', name)
  const tests = {
    string: `typeof ${value} === 'string'`,
    date: `typeof ${value} === 'string'`,
    'date-time': `typeof ${value} === 'string'`,
    boolean: `typeof ${value} === 'boolean'`,
    integer: `Number.isInteger(${value})`,
    number: `typeof ${value} === 'number'`,
    object: `isObject(${value})`,
    array: `isArrayOf(${value}${items === null ? '' : `, ${quote(LETTER[items])}`})`,
  }
  const either = [tests[type]]
  if (nullable) either.push(`${value} === null`)
  if (onlyWithFields) either.push(`${value} === undefined`)
  return either.length === 1 ? either : [`(${either.join(' || ')})`]
}

/** Types that the includes of a type can bring, two steps deep, sorted. */
function ridersOf(product: ProductModel, type: string): string[] {
  const includes = includesOf(product)
  const known = new Set(product.resources.map((resource) => resource.type))
  const step = (types: readonly string[]): string[] =>
    types.flatMap((each) => [...(includes.get(each)?.values() ?? [])].flatMap(({ to }) => to))
  const first = step([type])
  return [...new Set([...first, ...step(first)])].filter((each) => known.has(each)).sort(byText)
}
