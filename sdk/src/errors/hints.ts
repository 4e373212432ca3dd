/**
 * The words by which PCO hints at why it refused a credential, and what to do.
 * @see https://api.planningcenteronline.com/docs/overview/errors
 */
const HINTS: Readonly<Record<string, string>> = {
  BABOON: 'The token expired: refresh it',
  BLACKBIRD: 'Wrong kind of credential for this call',
  CAPUCHIN: 'The token was revoked: authorise again',
  CHINCHILLA: 'The client application is wrong or gone: check its id',
  FLAMINGO: 'The user behind the credential is gone',
  LEMMING: 'The organisation is gone',
  PELICAN: 'The token lacks the scope of this product: authorise again with it',
  TRASH_PANDA: 'The user has no access to this product: ask an administrator for it',
}

/** The hint word in a 401's detail: `Error Code Hint: (TRASH_PANDA)`. */
export const hintWord = (detail: string | null): string | null =>
  /Hint: \(?([A-Z_]+)/.exec(detail ?? '')?.[1] ?? null

/** What a hint means, as the way out. */
export const hintMeaning = (word: string | null): string | undefined => HINTS[word ?? '']
