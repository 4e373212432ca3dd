import { expect, test } from 'vitest'
import { knownValues, saysOnlyWithFields, valueType } from '../../src/import/attributes.ts'

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'string', format: 'date-time' }, 'date-time'],
  [{ type: 'string', format: 'date' }, 'date'],
  [{ type: 'number', format: 'double' }, 'number'],
  [{ type: 'array', items: {} }, 'array'],
  [{}, 'unknown'],
])('%j travels as %s', (schema, want) => {
  expect(valueType(schema)).toBe(want)
})

test.each([
  ['Possible values: `a`, `b`, or `c`', ['a', 'b', 'c']],
  ['One of `open` or `shut`. The `shut` state may last.', ['open', 'shut']],
  ['Possible values are: `adult`, `child`or`parent`.', ['adult', 'child', 'parent']],
  ['Possible Values:\n\n- `2/2`\n\n- `2/4`\n', ['2/2', '2/4']],
  [
    'There are 2 possible values:\n\n- `song`: It is a song\n\n- `item`: The default `item` type\n\nMore `words`.',
    ['song', 'item'],
  ],
  ['Can be either `on` or `off`. Later `gone`.', ['on', 'off']],
  ['For cards, either `x` or `y`. For banks, either `y` or `z`.', ['x', 'y', 'z']],
  ["Accepts one of 'C', 'U', or 'Done'", ['C', 'U', 'Done']],
  ['Either "near" or "far".', ['near', 'far']],
  ['Possible values: `only`', []],
  ['Set to `true` if the time is visible', []],
  ['', []],
])('%j names %j', (description, want) => {
  expect(knownValues(description)).toEqual(want)
})

test.each([
  ['Only available when requested with the `?fields` param', true],
  ['An image.\n\nOnly available when requested with the `?fields` param\n', true],
  ['Only available to administrators', false],
])('%j means that `fields` is needed: %s', (description, want) => {
  expect(saysOnlyWithFields(description)).toBe(want)
})
