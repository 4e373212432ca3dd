import type { Members } from './types.ts'

/** One attribute of a type, read. */
export interface Attribute {
  readonly name: string
  readonly letter: string
  /** Letter of the elements of an array. */
  readonly items: string
  readonly optional: boolean
  readonly nullable: boolean
}

/**
 * How one resource type is checked. Whole rows need the expression alone; the columns are read from their text
 * once a type, when a row has relationships or something is wrong.
 */
export class TypeCheck {
  readonly type: string
  /** True of all attributes of a whole row. */
  readonly whole: (attributes: Members) => boolean
  readonly #attributes: string
  readonly #relationships: string
  #read: readonly Attribute[] | undefined
  #many: ReadonlyMap<string, boolean> | undefined

  constructor(
    type: string,
    attributes: string,
    relationships: string,
    whole: (attributes: Members) => boolean,
  ) {
    this.type = type
    this.#attributes = attributes
    this.#relationships = relationships
    this.whole = whole
  }

  get attributes(): readonly Attribute[] {
    this.#read ??= words(this.#attributes).map(attributeOf)
    return this.#read
  }

  /** Name → whether it is to-many. */
  get relationships(): ReadonlyMap<string, boolean> {
    this.#many ??= new Map(
      words(this.#relationships).map((word) => [word.replace('*', ''), word.endsWith('*')]),
    )
    return this.#many
  }
}

/**
 * @param attributes `name[:letter][?][!]`, letters as in the endpoint table; `?` may be missing, `!` is never null
 * @param relationships `name[*]`, a star for to-many
 */
export const check = (
  type: string,
  attributes: string,
  relationships: string,
  whole: (attributes: Members) => boolean,
): TypeCheck => new TypeCheck(type, attributes, relationships, whole)

const words = (text: string): string[] => text.split(' ').filter(Boolean)

const attributeOf = (word: string): Attribute => {
  const [, name = '', letter = 's', items = 'x', marks = ''] =
    /^([^:?!]+)(?::(\w)(\w)?)?([?!]*)$/.exec(word) ?? []
  return { name, letter, items, optional: marks.includes('?'), nullable: !marks.includes('!') }
}
