import { banner, type ProductEmitter } from './emitter.ts'
import { namesOf } from './names.ts'
import { doc } from './text.ts'

/** `<product>/index.ts`: the product as it is handed to `createClient`, and all its types. */
export const productIndexEmitter: ProductEmitter = {
  name: 'index',
  emit(product) {
    const { handles } = namesOf(product)
    const undocumented = product.documented ? '' : ' PCO does not document this product.'
    return [
      {
        path: `${product.name}/index.ts`,
        text: `${banner(`${product.title}: hand \`${product.key}\` to createClient.`)}import { defineProduct, type Product } from '@pcokit/sdk/runtime'
import type { ${handles} } from './handles.ts'
import { table } from './table.ts'

export type * from './handles.ts'
export type * from './types.ts'
${doc(`${product.description.trim()}${undocumented}`)}export const ${product.key}: Product<${handles}> = defineProduct<${handles}>(table)
`,
      },
    ]
  },
}
