/** `phone_numbers` → `PhoneNumber`: how PCO mostly names a type where something leads to it. */
export const typeNamed = (name: string): string =>
  camelCase(`_${name.replace(/ies$/, 'y').replace(/s$/, '')}`)

/** `primary_campus` → `primaryCampus`: from PCO's words to ours. */
export const camelCase = (name: string): string =>
  name.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
