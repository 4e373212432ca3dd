import { banner, type ModelEmitter, type ProductEmitter } from './emitter.ts'
import { streamsOf } from './streams.ts'
import { literal, WIDTH } from './text.ts'

/** `<product>/catalogue.ts`: how a copy of each resource type can be read. */
export const catalogueEmitter: ProductEmitter = {
  name: 'catalogue',
  emit(product) {
    const streams = streamsOf(product).map((stream) => `    ${literal({ ...stream }, '    ')},\n`)
    const head = `  format: 1,\n  product: ${literal(product.name)},\n  key: ${literal(product.key)},\n`
    return [
      {
        path: `${product.name}/catalogue.ts`,
        text: [
          banner(`How a copy of ${product.title} can be read.`),
          `import type { Catalogue } from '@pcokit/sdk/runtime'\n\n`,
          `export const catalogue: Catalogue = {\n${head}  streams: [\n${streams.join('')}  ],\n}\n`,
        ].join(''),
      },
    ]
  },
}

/** `catalogue.ts`: the catalogues of all products. */
export const cataloguesEmitter: ModelEmitter = {
  name: 'catalogues',
  emit(model) {
    const { products } = model
    const lines = products.map(
      ({ name, key }) => `import { catalogue as ${key} } from './${name}/catalogue.ts'\n`,
    )
    const keys = products.map(({ key }) => key)
    const flat = `[${keys.join(', ')}]`
    const head = 'export const catalogues: readonly Catalogue[] = '
    const value =
      head.length + flat.length <= WIDTH ? flat : `[\n${keys.map((key) => `  ${key},\n`).join('')}]`
    return [
      {
        path: 'catalogue.ts',
        text: [
          banner('How a copy of each product can be read.'),
          `import type { Catalogue } from '@pcokit/sdk/runtime'\n${lines.join('')}\n`,
          `${head}${value}\n`,
        ].join(''),
      },
    ]
  },
}
