import { hostname } from 'node:os'

/** This process, as the holder of leases. */
export const ownerHere = (): string => `${hostname()}:${process.pid}`

/**
 * Is the holder a process of this host that no longer runs? Its lease need not run out then. When in doubt, no:
 * a process id that was given away again only costs the wait.
 */
export function ownerGoneHere(owner: string): boolean {
  const [, host, pid] = /^(.*):(\d+)$/.exec(owner) ?? []
  if (host !== hostname() || Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as { code?: unknown }).code === 'ESRCH'
  }
}
