/**
 * The words by which PCO hints at why it refused a credential, and what they mean: `WORD meaning|WORD meaning|`.
 * @see https://api.planningcenteronline.com/docs/overview/errors
 */
const HINTS =
  'BABOON token expired|BLACKBIRD wrong kind of credential|CAPUCHIN token revoked|CHINCHILLA wrong client id|FLAMINGO user gone|LEMMING organisation gone|PELICAN scope of this product missing|TRASH_PANDA user has no access to this product|'

/** The hint word in a 401's detail: `Error Code Hint: (TRASH_PANDA)`. */
export const hintWord = (detail: string | null): string | null =>
  /Hint: \(?([A-Z_]+)/.exec(`${detail}`)?.[1] ?? null

/** What the hint in a 401's detail means. */
export const hintMeaning = (detail: string | null): string | undefined =>
  HINTS.split(`${hintWord(detail)} `)[1]?.split('|')[0]
