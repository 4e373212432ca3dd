import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { bearerToken, personalAccessToken, type TokenReason } from '../../src/core/auth.ts'

const SECRET = 'pco_pat_0123456789abcdef'

describe('personalAccessToken', () => {
  it('is HTTP Basic', async () => {
    const header = await personalAccessToken('app', SECRET).authorization()
    expect(header).toBe(`Basic ${Buffer.from(`app:${SECRET}`).toString('base64')}`)
  })

  it('names its budget by a digest that is the same everywhere', async () => {
    const name = await personalAccessToken('app', SECRET).credential()
    expect(name).toMatch(/^[A-Za-z0-9+/]{22}$/)
    expect(await personalAccessToken('app', SECRET).credential()).toBe(name)
    expect(await personalAccessToken('app', `${SECRET}1`).credential()).not.toBe(name)
  })

  it('shows nothing when inspected or serialised', () => {
    const auth = personalAccessToken('app-id', SECRET)
    const shown =
      inspect(auth, { depth: null, showHidden: true, getters: true }) + JSON.stringify(auth) + String(auth)
    expect(shown).not.toContain(SECRET)
    expect(shown).not.toContain(Buffer.from(`app-id:${SECRET}`).toString('base64'))
  })

  it.each([
    ['a line break', `${SECRET}\n`],
    ['a space', `${SECRET} x`],
    ['an umlaut', `${SECRET}ü`],
    ['nothing', ''],
    ['undefined', undefined as unknown as string],
  ])('refuses %s in a secret without quoting it', (_, secret) => {
    expect(() => personalAccessToken('app', secret)).toThrow(/^The secret is empty or holds/)
    expect(() => personalAccessToken('app', secret)).not.toThrow(SECRET)
  })
})

describe('bearerToken', () => {
  it('sends a fixed token, and has no other one when it is refused', async () => {
    const auth = bearerToken('token')
    const header = await auth.authorization()
    expect(header).toBe('Bearer token')
    expect(await auth.authorization(header)).toBe(header)
  })

  it('asks the function once for the first token', async () => {
    const reasons: TokenReason[] = []
    const auth = bearerToken(async (reason) => {
      reasons.push(reason)
      return `t${reasons.length}`
    })
    await Promise.all([auth.authorization(), auth.credential(), auth.authorization(), auth.credential()])
    expect(reasons).toEqual(['initial'])
  })

  it('asks once more when many calls are refused at once', async () => {
    const reasons: TokenReason[] = []
    const auth = bearerToken(async (reason) => {
      reasons.push(reason)
      return `t${reasons.length}`
    })
    const first = await auth.authorization()
    const next = await Promise.all(Array.from({ length: 20 }, () => auth.authorization(first)))
    expect(new Set(next)).toEqual(new Set(['Bearer t2']))
    // A straggler that was refused with the first token gets the second: it is not asked for a third.
    expect(await auth.authorization(first)).toBe('Bearer t2')
    expect(reasons).toEqual(['initial', 'unauthorized'])
  })

  it('asks again after the function failed', async () => {
    let calls = 0
    const auth = bearerToken(async () => {
      if (++calls === 1) throw new Error('token endpoint is down')
      return 'token'
    })
    await expect(auth.authorization()).rejects.toThrow('down')
    expect(await auth.authorization()).toBe('Bearer token')
  })

  it('keeps the name of its budget when the token changes', async () => {
    let calls = 0
    const auth = bearerToken(() => `t${++calls}`)
    const name = await auth.credential()
    await auth.authorization(await auth.authorization())
    expect(await auth.credential()).toBe(name)
  })

  it('names its budget after the user when told', async () => {
    const [a, b, c] = await Promise.all([
      bearerToken('t1', { credential: 'user-1' }).credential(),
      bearerToken('t2', { credential: 'user-1' }).credential(),
      bearerToken('t2', { credential: 'user-2' }).credential(),
    ])
    expect(a).toBe(b)
    expect(a).not.toBe(c)
    expect(a).not.toContain('user-1')
  })

  it('refuses a token that cannot be a header, without quoting it', async () => {
    expect(() => bearerToken(`${SECRET}\r\n`)).toThrow('holds spaces')
    await expect(bearerToken(() => `${SECRET}\n`).authorization()).rejects.toThrow(
      /^The access token is empty or holds/,
    )
  })
})
