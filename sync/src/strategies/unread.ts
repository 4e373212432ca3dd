import type { Trouble } from '../store/index.ts'

/** Why lists below parents could not be read, how often each. */
export type Unread = { [reason: string]: number }

const words: Readonly<Record<string, (count: number) => string>> = {
  permission: (count) => `${count} parents do not show this list to the user behind the credential (403).`,
  not_found: (count) => `${count} parents answer 404: they are gone or hidden, and are looked at again.`,
  unknown_parent: (count) => `${count} parents do not say below which rows they lie themselves.`,
  order: (count) => `The lists of ${count} parents kept changing while they were read.`,
  counts: (count) => `The lists of ${count} parents held fewer rows than PCO counts.`,
  refused: (count) => `${count} rows could not be read as records.`,
  aside: (count) =>
    `Beyond the records put aside that are remembered one by one, ${count} more could not be stored.`,
  parents: () => 'The parents themselves are not known to be complete.',
  carriers: () => 'The lists that bring it were not read to their end, or not from their beginning.',
  lacking: (count) => `${count} rows are named by others, did not come along and cannot be read alone.`,
}

/** Why a generation that was read to its end is not complete, for people. */
export function unreadTrouble(unread: Unread, at: number): Trouble {
  const reasons = Object.entries(unread).filter(([, count]) => count > 0)
  return {
    code: reasons[0]?.[0] === 'permission' ? 'permission' : 'not_all_read',
    cause: reasons.map(([reason, count]) => words[reason]?.(count) ?? `${reason}: ${count}`).join(' '),
    remedy: 'What came is stored. Nothing counts as deleted; the next run reads all of it again.',
    retry: true,
    at,
  }
}
