import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EmitOptions, ProductEmitter } from '../../src/emit/emitter.ts'
import type { ProductModel } from '../../src/model/types.ts'

/** A folder inside the repository, so that emitted modules find their packages; gone after the tests. */
export class Emitted {
  readonly folder = mkdtempSync(join(dirname(fileURLToPath(import.meta.url)), '.compile-emitted-'))

  async emit(
    emitter: ProductEmitter,
    product: ProductModel,
    target: EmitOptions['target'] = 'typebox',
  ): Promise<void> {
    for (const { path, text } of await emitter.emit(product, { target, out: this.folder }))
      this.write(path, text)
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  /** The exports of an emitted module. */
  async load(path: string): Promise<{ readonly [name: string]: unknown }> {
    return (await import(/* @vite-ignore */ join(this.folder, path))) as { readonly [name: string]: unknown }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
