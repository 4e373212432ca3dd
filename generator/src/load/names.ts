/** `FieldDatum` → `field-datum`, `RSVP` → `rsvp`, `OauthApplicationMau` → `oauth-application-mau`. */
export const kebabCase = (type: string): string =>
  type
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase()

/** `primary_campus` → `primaryCampus`, `check-ins` → `checkIns`. */
export const camelCase = (word: string): string =>
  word.replace(/[-_.]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Byte order: the same on every machine, whatever its language. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
