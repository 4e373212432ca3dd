/** The query string as PCO reads it, and as it writes it back in `links`. */

export interface Where {
  readonly attribute: string
  readonly operator: string
  readonly value: string
}

export interface Query {
  /** Every parameter as it came, decoded; the last one of a name wins. */
  readonly all: ReadonlyMap<string, string>
  readonly where: readonly Where[]
  readonly order: readonly string[]
  readonly filter: readonly string[]
  readonly include: readonly string[]
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  readonly offset: number
  /** As asked for, before the cap; null when not asked for. */
  readonly perPage: number | null
}

const list = (text: string | undefined): string[] =>
  text === undefined
    ? []
    : text
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Math.min(Number(text), Number.MAX_SAFE_INTEGER) : null

export function parseQuery(search: string): Query {
  const all = new Map<string, string>()
  const includes: string[] = []
  for (const part of search.replace(/^\?/, '').split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decode(equals < 0 ? part : part.slice(0, equals))
    const value = equals < 0 ? '' : decode(part.slice(equals + 1))
    if (name === 'include[]') includes.push(...list(value))
    all.set(name, name === 'include[]' && all.has(name) ? `${all.get(name)},${value}` : value)
  }
  const where: Where[] = []
  const fields = new Map<string, ReadonlySet<string>>()
  for (const [name, value] of all) {
    const match = /^(where|fields)\[([^\]]*)\](?:\[([^\]]*)\])?$/.exec(name)
    if (match?.[1] === 'where') where.push({ attribute: match[2] ?? '', operator: match[3] ?? 'eq', value })
    else if (match) fields.set(match[2] ?? '', new Set(list(value)))
  }
  return {
    all,
    where,
    order: list(all.get('order')),
    filter: list(all.get('filter')),
    include: [...list(all.get('include')), ...includes],
    fields,
    offset: wholeNumber(all.get('offset')) ?? 0,
    perPage: wholeNumber(all.get('per_page')),
  }
}

/** Commas as %2C, spaces as +, keys sorted with their brackets bare (facts §14.5). */
export function writeQuery(
  all: ReadonlyMap<string, string>,
  changed: { readonly [name: string]: string } = {},
): string {
  const merged = new Map([...all, ...Object.entries(changed)])
  const names = [...merged.keys()].sort()
  const pairs = names.map(
    (name) => `${name}=${encodeURIComponent(merged.get(name) ?? '').replaceAll('%20', '+')}`,
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
