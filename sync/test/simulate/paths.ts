/** Where the lists of the simulated streams are, with a star for the id of a parent. */
const PATHS: Readonly<Record<string, string>> = {
  'people.Person': '/people/v2/people',
  'people.Email': '/people/v2/emails',
  'people.Tab': '/people/v2/tabs',
  'people.FieldOption': '/people/v2/tabs/*/field_options',
  'people.Workflow': '/people/v2/workflows',
  'people.WorkflowCard': '/people/v2/workflows/*/cards',
  'people.WorkflowStep': '/people/v2/workflows/*/steps',
  'people.ListCategory': '/people/v2/list_categories',
  'people.NamePrefix': '/people/v2/name_prefixes',
  'giving.Fund': '/giving/v2/funds',
  'giving.Donation': '/giving/v2/donations',
  'giving.Designation': '/giving/v2/donations/*/designations',
  'giving.Label': '/giving/v2/labels',
}

/** What a path leads to: a list, or one row of it. */
export interface Place {
  readonly stream: string
  readonly id: string | null
}

const ID = String.raw`(?:\d+)`
const places = Object.entries(PATHS).map(([stream, path]) => ({
  stream,
  pattern: new RegExp(`^${path.replaceAll('*', ID)}(?:/(${ID}))?$`),
}))

/** `/people/v2/workflows/5/cards/7` → card 7; `/people/v2/workflows/5/cards` → the list; null for what is not simulated. */
export function placeOf(pathname: string): Place | null {
  for (const { stream, pattern } of places) {
    const found = pattern.exec(pathname)
    if (found) return { stream, id: found[1] ?? null }
  }
  return null
}
