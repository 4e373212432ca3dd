/** Renames a path variable that stands twice in one path, since OpenAPI wants each name once: `{person_id_2}`. */
export function uniqueVariables(path: string): {
  readonly path: string
  readonly variables: readonly string[]
} {
  const seen = new Map<string, number>()
  const variables: string[] = []
  const renamed = path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    const unique = count === 1 ? name : `${name}_${count}`
    variables.push(unique)
    return `{${unique}}`
  })
  return { path: renamed, variables }
}
