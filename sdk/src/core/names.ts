/** `primary_campus` → `primaryCampus`: from PCO's words to ours. */
export const camelCase = (name: string): string =>
  name.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
