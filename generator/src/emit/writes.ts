import type { AssignableModel, ResourceModel } from '../model/types.ts'
import { aType } from './docs.ts'
import { block, member } from './members.ts'
import type { TypeNames } from './names.ts'
import { doc, quote } from './text.ts'
import { writeMembers } from './values.ts'

/** Whether both writes of a type take the same, so that one interface says it. */
export const sameWrite = ({ create, update }: ResourceModel): boolean =>
  create !== null && update !== null && JSON.stringify(create) === JSON.stringify(update)

/** The interface that says what a create takes; null where nothing is known of it. */
export const createName = (resource: ResourceModel, names: TypeNames): string | null =>
  resource.create === null ? null : sameWrite(resource) ? names.write : names.create

export const updateName = (resource: ResourceModel, names: TypeNames): string | null =>
  resource.update === null ? null : sameWrite(resource) ? names.write : names.update

const writeInterface = (
  name: string,
  resource: ResourceModel,
  write: AssignableModel,
  text: string,
): string => {
  const attributes = new Map(resource.attributes.map((attribute) => [attribute.name, attribute]))
  const values = [
    ...write.attributes.map((key) => {
      const attribute = attributes.get(key)
      return member(key, true, writeMembers(attribute?.type ?? 'string', attribute), '    ')
    }),
    ...write.writeOnly.map(
      ({ name: key, type }) =>
        doc('Never sent back.', '    ') + member(key, true, writeMembers(type, undefined), '    '),
    ),
  ].join('')
  const links = write.relationships.map((key) => {
    const edge = resource.relationships.find((relationship) => relationship.name === key)
    return member(key, true, assigned(edge), '    ')
  })
  const inner =
    (values === '' ? '' : `  readonly attributes?: {\n${values}  }\n`) +
    (links.length === 0
      ? ''
      : `${doc('By id; the wire type is supplied.', '  ')}  readonly relationships?: {\n${links.join('')}  }\n`)
  const open = '  readonly attributes?: { readonly [name: string]: unknown }\n'
  return doc(text) + block(`export interface ${name}`, inner === '' ? open : inner)
}

/** Members of the union of what a relationship takes. */
export const assigned = (edge?: { readonly to: readonly string[]; readonly many: boolean }): string[] => {
  // A bare id says nothing of its type, which only one possible target supplies.
  const one = edge?.to.length === 1 ? 'string' : identifier(edge?.to ?? [])
  return edge?.many ? [`readonly ${one}[]`] : [one, 'null']
}

const identifier = (types: readonly string[]): string =>
  `{ readonly type: ${types.length === 0 ? 'string' : types.map(quote).join(' | ')}; readonly id: string }`

/** What creating and updating rows of a type takes: one interface where both take the same. */
export const writesOf = (resource: ResourceModel, names: TypeNames): string => {
  const { create, update } = resource
  const type = aType(resource.type)
  if (create !== null && sameWrite(resource)) {
    return writeInterface(names.write, resource, create, `What creating or updating ${type} takes.`)
  }
  return (
    (create === null ? '' : writeInterface(names.create, resource, create, `What creating ${type} takes.`)) +
    (update === null ? '' : writeInterface(names.update, resource, update, `What updating ${type} takes.`))
  )
}
