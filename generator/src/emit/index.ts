import type { Model, ProductModel } from '../model/types.ts'
import type { EmitOptions, EmittedFile, ModelEmitter, ProductEmitter } from './emitter.ts'
import { byText } from './text.ts'

/**
 * Every emitter of a product, loaded when it is first used: some stand on libraries that take longer to load
 * than all the others take to run. To add one, write its file beside this and name it here.
 */
export const productEmitters: readonly (() => Promise<ProductEmitter>)[] = [
  () => import('./paths.ts').then((module) => module.paths),
  () => import('./types.ts').then((module) => module.typesEmitter),
  () => import('./handles.ts').then((module) => module.handlesEmitter),
  () => import('./table.ts').then((module) => module.tableEmitter),
  () => import('./product-index.ts').then((module) => module.productIndexEmitter),
  () => import('./catalogue.ts').then((module) => module.catalogueEmitter),
  () => import('./mock.ts').then((module) => module.mockEmitter),
  () => import('./openapi.ts').then((module) => module.openapi),
  () => import('./raw.ts').then((module) => module.raw),
  () => import('./reference.ts').then((module) => module.reference),
  () => import('./schemas.ts').then((module) => module.schemas),
  () => import('./validators.ts').then((module) => module.validators),
]

/** Emitters of files that span products. */
export const modelEmitters: readonly (() => Promise<ModelEmitter>)[] = [
  () => import('./catalogue.ts').then((module) => module.cataloguesEmitter),
  () => import('./mock.ts').then((module) => module.mocksEmitter),
  () => import('./webhook-events.ts').then((module) => module.webhookEventsEmitter),
]

/**
 * Runs every emitter over the model. Files come sorted by path; two emitters that write one path are an error.
 *
 * @param whole what files that span products speak of: more than `model` when only some products are emitted.
 */
export const emitAll = async (
  model: Model,
  options: EmitOptions,
  whole: Model = model,
): Promise<EmittedFile[]> => {
  const [perProduct, perModel] = await Promise.all([
    Promise.all(productEmitters.map((load) => load())),
    Promise.all(modelEmitters.map((load) => load())),
  ])
  const run = async (emitter: ProductEmitter, product: ProductModel) => ({
    emitter: emitter.name,
    files: await emitter.emit(product, options),
  })
  const emitted = [
    ...(await Promise.all(
      model.products.flatMap((product) => perProduct.map((emitter) => run(emitter, product))),
    )),
    ...perModel.map((emitter) => ({ emitter: emitter.name, files: emitter.emit(whole, options) })),
  ]
  const byPath = new Map<string, { readonly emitter: string; readonly file: EmittedFile }>()
  for (const { emitter, files } of emitted) {
    for (const file of files) {
      const other = byPath.get(file.path)
      if (other !== undefined)
        throw new Error(`Emitters '${other.emitter}' and '${emitter}' both write ${file.path}`)
      byPath.set(file.path, { emitter, file })
    }
  }
  return [...byPath.values()].map(({ file }) => file).sort((a, b) => byText(a.path, b.path))
}
