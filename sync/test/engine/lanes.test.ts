import { describe, expect, it } from 'vitest'
import { inDependence } from '../../src/engine/lanes.ts'

const piece = (name: string, ...after: string[]) => ({ name, after })

/** In what order pieces began and ended, each taking one turn. */
async function trace(pieces: readonly ReturnType<typeof piece>[], width: number, brings = [] as string[]) {
  const steps: string[] = []
  let [running, most] = [0, 0]
  await inDependence(pieces, width, async ({ name }) => {
    steps.push(name)
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    steps.push(`${name}.`)
    return { done: [name, ...brings.filter((other) => other.startsWith(name))] }
  })
  return { steps, most }
}

describe('work that depends on other work', () => {
  it('begins once all it comes after is done, and others go on meanwhile', async () => {
    const { steps, most } = await trace([piece('b', 'a'), piece('a'), piece('c')], 2)
    expect(steps).toHaveLength(6)
    expect(steps.indexOf('b')).toBeGreaterThan(steps.indexOf('a.'))
    expect(steps.indexOf('c')).toBeLessThan(steps.indexOf('b'))
    expect(most).toBe(2)
  })

  it('knows what a piece brought along', async () => {
    const { steps } = await trace([piece('z', 'a.ride'), piece('a')], 1, ['a.ride'])
    expect(steps).toEqual(['a', 'a.', 'z', 'z.'])
  })

  it('is done even when nobody brings what it waits for', async () => {
    expect((await trace([piece('a', 'nobody'), piece('b', 'a')], 3)).steps).toEqual(['a', 'a.', 'b', 'b.'])
  })

  it('is done again behind the others, takes no lane meanwhile, and what comes after it waits', async () => {
    const steps: string[] = []
    let wake: () => void = () => {}
    const rest = new Promise<void>((resolve) => (wake = resolve))
    await inDependence([piece('a'), piece('b', 'a'), piece('c'), piece('d')], 1, async ({ name }) => {
      steps.push(name)
      if (name === 'd') wake()
      return name === 'a' && steps.length === 1 ? { again: rest } : { done: [name] }
    })
    expect(steps).toEqual(['a', 'c', 'd', 'a', 'b'])
  })
})
