import type { ProductModel } from '../model/types.ts'
import type { ProductEmitter } from './emitter.ts'
import { openApiDocument } from './openapi/document.ts'
import { print } from './openapi/json.ts'

const texts = new WeakMap<ProductModel, string>()

/** The text of a product's OpenAPI document. Kept: the `paths` emitter reads the same text. */
export function openApiText(product: ProductModel): string {
  const known = texts.get(product)
  if (known !== undefined) return known
  const text = `${print(openApiDocument(product), 4)}\n`
  texts.set(product, text)
  return text
}

/** `openapi.json`: our own OpenAPI 3.1 document of a product. */
export const openapi: ProductEmitter = {
  name: 'openapi',
  emit: (product) => [{ path: `${product.name}/openapi.json`, text: openApiText(product) }],
}
