import { describe, expect, it } from 'vitest'
import { runNode } from '../support/child.ts'

describe('a measured child process', () => {
  it('reports output and peak memory, also when the program ends by process.exit', async () => {
    const { stdout, peakMb, seconds } = await runNode(['-e', 'console.log("done"); process.exit(0)'])
    expect(stdout).toBe('done\n')
    expect(peakMb).toBeGreaterThan(10)
    expect(seconds).toBeGreaterThan(0)
  })

  it('sees memory that was held for a moment only', async () => {
    const small = await runNode(['-e', '0'])
    const large = await runNode(['-e', 'let hold = Buffer.alloc(200e6, 1); hold = null'])
    expect(large.peakMb - small.peakMb).toBeGreaterThan(150)
  })

  it('fails with what the program wrote to stderr', async () => {
    await expect(runNode(['-e', 'console.error("why"); process.exit(3)'])).rejects.toThrow(
      /ended with 3:\n[\s\S]*why/,
    )
  })
})
