import type { AttributeModel, ProductModel, ResourceModel, ValueType } from '../model/types.ts'
import { relationshipsOf } from './edges.ts'
import { banner, type EmitOptions, type ProductEmitter } from './emitter.ts'
import { namesOf } from './names.ts'
import { builders, documents, libraries } from './schemas/head.ts'
import { doc, imports, property, quote } from './text.ts'

/**
 * `schemas.ts`: TypeBox consts beside the interfaces of `types.ts`. Their types are annotated, not inferred:
 * inference over a whole product costs a thousand times more instantiations than the interfaces do.
 */
export const schemas: ProductEmitter = {
  name: 'schemas',
  emit: (product, options) => [{ path: `${product.name}/schemas.ts`, text: textOf(product, options.target) }],
}

function textOf(product: ProductModel, target: EmitOptions['target']): string {
  const names = namesOf(product)
  const claim = names.claims()
  const values = new Values()
  const rows = product.resources.map((resource) => {
    const { row } = names.ofType(resource.type)
    return rowOf(product, resource, row, claim(`${row}Schema`, `${row}RowSchema`), values)
  })
  const library = libraries[target]
  return [
    banner(`TypeBox schemas of ${product.title}, for ${library.package}.`),
    imports('import type', ['AnyRow', 'DocumentOf', 'OnWire', 'PageOf'], '@pcokit/sdk/runtime'),
    `${library.import}\n`,
    imports(
      'import type',
      product.resources.map(({ type }) => names.ofType(type).row),
      './types.ts',
    ),
    `\n${library.schema}\n`,
    builders,
    values.text(),
    documents,
    '\n',
    rows.join('\n'),
  ].join('')
}

function rowOf(
  product: ProductModel,
  resource: ResourceModel,
  row: string,
  name: string,
  values: Values,
): string {
  const attributes = resource.attributes.map(
    (attribute) => `      ${property(attribute.name)}: ${values.of(attribute)},\n`,
  )
  const relationships = relationshipsOf(product, resource).map(
    (edge) => `        ${property(edge.name)}: ${edge.many ? 'toMany' : 'toOne'},\n`,
  )
  const linked =
    relationships.length === 0
      ? '/* @__PURE__ */ t.Optional(/* @__PURE__ */ t.Object({}))'
      : `/* @__PURE__ */ t.Optional(\n      /* @__PURE__ */ t.Object({\n${relationships.join('')}      }),\n    )`
  return [
    doc(`A row of ${row}, as PCO sends it.`),
    `export const ${name}: Schema<OnWire<${row}>> = /* @__PURE__ */ t.Object({\n`,
    `  type: /* @__PURE__ */ t.Literal(${quote(resource.type)}),\n`,
    '  id: string,\n',
    attributes.length === 0
      ? '  attributes: object,\n'
      : `  attributes: /* @__PURE__ */ t.Object({\n${attributes.join('').replace(/^ {2}/gm, '')}  }),\n`,
    `  relationships: ${linked.replace(/\n {2}/g, '\n')},\n`,
    '  links,\n',
    '})\n',
  ].join('')
}

const kinds: { readonly [type in ValueType]: string } = {
  string: 'string',
  date: 'string',
  'date-time': 'string',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  object: 'object',
  array: 'array',
  unknown: 'unknown',
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The consts that attributes share: one for each kind of value, however many attributes have it. */
class Values {
  readonly #needed = new Map<string, string>()

  /** The const for an attribute's values. */
  of({ type, items, nullable, onlyWithFields }: AttributeModel): string {
    let name = kinds[type]
    if (type === 'array' && items !== null && items !== 'unknown') {
      name = `arrayOf${upper(kinds[items])}`
      this.#needed.set(name, `t.Array(${kinds[items]})`)
    }
    if (nullable && type !== 'unknown') name = this.#derive(`${name}OrNull`, `t.Union([${name}, none])`)
    if (onlyWithFields) name = this.#derive(`optional${upper(name)}`, `t.Optional(${name})`)
    return name
  }

  #derive(name: string, expression: string): string {
    this.#needed.set(name, expression)
    return name
  }

  /** In the order they were first needed, which is the order they build on each other. */
  text(): string {
    this.#needed.delete('stringOrNull')
    return [...this.#needed]
      .map(([name, expression]) => `const ${name} = /* @__PURE__ */ ${expression}\n`)
      .join('')
  }
}
