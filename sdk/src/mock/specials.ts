/** The few things no rule can know: what PCO does for one type only. Everything here has its source. */

/** Edges that stand on a join type: the two ends never disagree with it. */
export const THROUGH: {
  readonly [edge: string]: { readonly type: string; readonly near: string; readonly far: string }
} = {
  'people.Household.people': { type: 'HouseholdMembership', near: 'household', far: 'person' },
  'people.Person.households': { type: 'HouseholdMembership', near: 'person', far: 'household' },
  'people.List.people': { type: 'ListResult', near: 'list', far: 'person' },
  'people.Workflow.shared_people': { type: 'WorkflowShare', near: 'workflow', far: 'person' },
  'people.NoteCategory.subscribers': {
    type: 'NoteCategorySubscription',
    near: 'note_category',
    far: 'person',
  },
  'groups.Group.people': { type: 'Membership', near: 'group', far: 'person' },
  'groups.Person.groups': { type: 'Membership', near: 'person', far: 'group' },
}

/** Lists that gather what hangs on a row, on rows that name it (`type` in `by`), and on whatever either names. */
export const GATHERED: {
  readonly [edge: string]: { readonly ref: string; readonly type: string; readonly by: string }
} = {
  // PCO's reference page: of the plan, its service type and items, and their media, songs, arrangements and keys.
  'services.Plan.all_attachments': { ref: 'attachable', type: 'Item', by: 'plan' },
}

/** Attributes a create cannot do without: refused with 422 "can't be blank". */
export const REQUIRED: { readonly [type: string]: readonly string[] } = {
  'people.Email': ['address'],
  'people.PhoneNumber': ['number'],
}

/** Attributes of `where` that PCO documents on a top-level list and does not apply (facts §15.1). */
export const IGNORED_WHERE: { readonly [path: string]: readonly string[] } = {
  '/people/v2/addresses': ['created_at', 'updated_at'],
}

/** Children whose writes move the parent's `updated_at` (facts §9: contacts do, field data and memberships do not). */
export const BUMPS: { readonly [type: string]: string } = {
  'people.Email': 'person',
  'people.PhoneNumber': 'person',
  'people.Address': 'person',
}

/** Types whose deleted rows PCO still lists under a filter (facts §10). */
export const GRAVEYARD: {
  readonly [type: string]: { readonly filter: string; readonly withLiving: boolean }
} = {
  'services.Plan': { filter: 'deleted', withLiving: false },
  'people.FieldDefinition': { filter: 'include_deleted', withLiving: true },
  'people.Form': { filter: 'recently_deleted', withLiving: false },
}

/** Text attributes where equality means "contains" (facts §14.19). */
export const SUBSTRING: { readonly [type: string]: readonly string[] } = { 'services.Song': ['title'] }

/** Types that are one record of the church in every product: one id everywhere. */
export const SHARED: ReadonlySet<string> = new Set(['Person', 'Campus', 'Organization'])

/** GET actions and others that answer without a body (facts §14.20). */
export const EMPTY_ANSWER: ReadonlySet<string> = new Set(['people.List.run'])

/** Attributes whose change leaves `updated_at` where it was (facts §9). */
export const SILENT: { readonly [type: string]: readonly string[] } = {
  'people.Person': ['passed_background_check', 'medical_notes'],
}
