import { type Json, type JsonObject, sorted } from './json.ts'

/**
 * One section of `components`. What is said twice is kept once: a value gets the name asked for, or, where
 * another value has that name, the name with a number. The operations come in a fixed order, so do the numbers.
 */
export class Components {
  readonly #section: string
  readonly #byName = new Map<string, { readonly text: string; readonly value: Json }>()

  constructor(section: string) {
    this.#section = section
  }

  /** A reference to `value`, kept under `name` or a numbered form of it. */
  use(name: string, value: JsonObject): { readonly $ref: string } {
    const text = JSON.stringify(value)
    for (let n = 1; ; n++) {
      const key = n === 1 ? name : `${name}.${n}`
      const known = this.#byName.get(key)
      if (known === undefined) this.#byName.set(key, { text, value })
      else if (known.text !== text) continue
      return this.ref(key)
    }
  }

  ref(name: string): { readonly $ref: string } {
    return { $ref: `#/components/${this.#section}/${name}` }
  }

  toJSON(): JsonObject {
    return sorted(Object.fromEntries([...this.#byName].map(([name, { value }]) => [name, value])))
  }
}
