import type { Church } from './church.ts'
import { childrenOf, familyOf, rides } from './families.ts'
import { type Place, placeOf } from './paths.ts'

export interface Given {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const errorOf = (status: 403 | 404): string =>
  JSON.stringify({ errors: [{ status: `${status}`, title: status === 403 ? 'Forbidden' : 'Not Found' }] })

/** A good answer as the user behind the credential sees it. */
export function sightOf(church: Church, url: string, given: Given): Given {
  const place = placeOf(new URL(url).pathname)
  if (!place || given.status !== 200) return given
  const shut = shutOut(church, place)
  if (shut === 'nothing') return { ...given, text: emptied(given.text) }
  if (shut) return { ...given, status: shut, text: errorOf(shut) }
  return place.id === null ? withoutHidden(church, place.stream, url, given) : given
}

/** What a user who may not see this gets instead, or may not see the row it lies below. */
function shutOut(church: Church, { stream, id }: Place): 403 | 404 | 'nothing' | null {
  const family = familyOf(stream)
  const above = family && church.denied(family.parent)
  if (above) return above.kind === 'refused' ? 403 : 404
  const denied = church.denied(stream)
  if (!denied) return null
  if (denied.kind === 'refused') return 403
  return id !== null || (family && denied.lists === 'absent') ? 404 : 'nothing'
}

function emptied(text: string): string {
  const body = JSON.parse(text)
  return JSON.stringify({
    ...body,
    data: [],
    included: [],
    links: {},
    meta: { total_count: 0, count: 0 },
  })
}

/** What may not be seen does not come along. Whether it is named is as it happens: refused one by one, or not there. */
function withoutHidden(church: Church, stream: string, url: string, given: Given): Given {
  const asked = includesOf(url)
  const hidden = childrenOf(stream, church.streams).filter(
    (child) => rides(child) && asked.includes(familyOf(child)!.include) && church.denied(child),
  )
  if (hidden.length === 0) return given
  const body = JSON.parse(given.text)
  for (const child of hidden) {
    const { include } = familyOf(child)!
    const type = child.split('.')[1]
    body.included = body.included.filter((row: { type: string }) => row.type !== type)
    if (church.denied(child)!.kind === 'empty')
      for (const row of body.data) if (row.relationships?.[include]) row.relationships[include].data = []
  }
  return { ...given, text: JSON.stringify(body) }
}

const includesOf = (url: string): string[] => (new URL(url).searchParams.get('include') ?? '').split(',')

/** The same answer with a row less in `included` than its other half names; null where nothing came along. */
export function halved(given: Given, pick: <T>(items: readonly T[]) => T): Given | null {
  const body = JSON.parse(given.text)
  if (!Array.isArray(body.data) || body.included.length === 0) return null
  const lost = pick<unknown>(body.included)
  body.included = body.included.filter((row: unknown) => row !== lost)
  return { ...given, text: JSON.stringify(body) }
}
