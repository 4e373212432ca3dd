import { expect, test } from 'vitest'
import { pathText } from '../../src/raw/path.ts'
import { queryText } from '../../src/raw/query.ts'

test.each<[string, { readonly [name: string]: unknown }, string]>([
  ['nothing', {}, ''],
  ['what is undefined', { include: undefined }, ''],
  ['a list', { include: ['a', 'b.c'] }, 'include=a,b.c'],
  ['a value with a comma in a list', { order: ['a,b'] }, 'order=a%2Cb'],
  ['keys out of order', { order: 'x', include: 'a' }, 'include=a&order=x'],
  ['brackets of generated names', { 'where[a][gte]': 1 }, 'where[a][gte]=1'],
  [
    'nested members',
    { where: { a: { gte: '1', lt: '2' }, b: true } },
    'where[a][gte]=1&where[a][lt]=2&where[b]=true',
  ],
  [
    'a Date, without milliseconds',
    { 'where[a]': new Date(1_700_000_000_123) },
    'where[a]=2023-11-14T22%3A13%3A20Z',
  ],
  ['null as an empty value', { 'where[a]': null }, 'where[a]='],
  ['what looks like more of a query', { 'where[a]&b=': 'c&d=e' }, 'where[a]%26b%3D=c%26d%3De'],
])('%s', (_, query, text) => {
  expect(queryText(query)).toBe(text)
})

test('a path variable is encoded as one segment', () => {
  expect(pathText('/a/{x}/b/{y}', { x: 'a/b?c', y: 7 })).toBe('/a/a%2Fb%3Fc/b/7')
})
