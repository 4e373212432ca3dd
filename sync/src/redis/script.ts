import { createHash } from 'node:crypto'

/** A Lua script and the digest Redis knows it by. */
export interface Script {
  readonly text: string
  readonly sha: string
}

export const scriptOf = (text: string): Script => ({
  text,
  sha: createHash('sha1').update(text).digest('hex'),
})
