import { QueryError } from '../errors/query.ts'

/** Puts path variables in. @throws QueryError for an empty one, or dots, which would reach another path */
export const pathText = (path: string, variables: { readonly [name: string]: unknown } = {}): string =>
  path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = variables[name]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (text === '' || text === '.' || text === '..')
      throw new QueryError(`${path} wants an id for ${name}, not ${JSON.stringify(value)}.`)
    return encodeURIComponent(text)
  })
