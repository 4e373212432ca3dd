/**
 * The hash tag of a name: all keys of one name fall into one slot of a cluster, and no two names share one. Encoded,
 * so that braces and colons in a name cannot end the tag; an empty tag would be none.
 */
export const tagOf = (name: string): string => `{${name === '' ? '@' : encodeURIComponent(name)}}`
