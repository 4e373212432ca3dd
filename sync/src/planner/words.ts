/** `TagGroup` → `tag_group`, as PCO names a relationship to one. */
export const snake = (type: string): string =>
  type.replace(/(?<=[a-z0-9])[A-Z]|(?<!^)[A-Z](?=[a-z])/g, '_$&').toLowerCase()

/** `people.Person` → `Person` */
export const typeOf = (stream: string): string => stream.slice(stream.indexOf('.') + 1)
