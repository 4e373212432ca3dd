import { describe, expect, it } from 'vitest'
import { rateLimitState, retryAfter } from '../../src/core/rate-headers.ts'
import { rateHeaders } from '../support/server.ts'

const NOW = Date.UTC(2026, 0, 1, 12)

describe('rateLimitState', () => {
  it.each([
    ['the form of 2018', '20 seconds'],
    ['the form since 2019', '20'],
  ])('reads %s', (_, period) => {
    expect(rateLimitState(new Headers(rateHeaders(118, 100, period)))).toEqual({
      limit: 100,
      period: 20,
      count: 118,
    })
  })

  it.each([
    ['no headers', {}],
    ['a limit of zero', rateHeaders(1, 0)],
    ['words', rateHeaders(1, 100, 'soon')],
    ['a missing count', { 'X-PCO-API-Request-Rate-Limit': '100', 'X-PCO-API-Request-Rate-Period': '20' }],
  ])('is null for %s', (_, headers) => {
    expect(rateLimitState(new Headers(headers as Record<string, string>))).toBeNull()
  })
})

describe('retryAfter', () => {
  it.each([
    ['seconds', '19', 19_000],
    ['zero', '0', 0],
    ['a fraction', '1.5', 1500],
    ['a date', new Date(NOW + 42_000).toUTCString(), 42_000],
    ['a date that is over', new Date(NOW - 42_000).toUTCString(), 0],
    ['rubbish', 'later', null],
    ['nothing', '', null],
  ])('reads %s', (_, value, want) => {
    expect(retryAfter(new Headers({ 'Retry-After': value }), NOW)).toBe(want)
  })
})
