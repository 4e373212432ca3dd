/** What generated validators are made of. */
import type { DocumentOf, PageOf } from '../types/index.ts'
import { Issues } from './issues.ts'
import { isLinks, isMeta, isObject } from './parts.ts'
import { isIncluded, isRow } from './rows.ts'
import type { TypeCheck } from './type-check.ts'
import type { Issue, Validator } from './types.ts'

export { isArrayOf, isObject } from './parts.ts'
export { check, type TypeCheck } from './type-check.ts'
export type { Issue, Validator } from './types.ts'

/** Types that can stand under `included`. A function, since types name each other in circles. */
type Riders = () => readonly TypeCheck[]
type Checks = () => ReadonlyMap<unknown, TypeCheck>

/** Makes the validator of one row. */
export const row = <R>(check: TypeCheck): Validator<R> =>
  validator(
    (value): value is R => isRow(value, check),
    (value, issues) => issues.row(value, check, '', false),
  )

/** Makes the validator of a document of one row. */
export const document = <R>(check: TypeCheck, riders?: Riders): Validator<DocumentOf<R>> => {
  const checks = byType(riders)
  return validator(
    (value): value is DocumentOf<R> =>
      isObject(value) && isRow(value.data, check) && isFrame(value.included, value.meta, checks),
    (value, issues) => {
      if (!isObject(value)) {
        issues.add('', 'a document', value)
        return
      }
      issues.row(value.data, check, '/data', false)
      issues.included(value.included, checks())
      issues.meta(value.meta)
    },
  )
}

/** Makes the validator of a page of rows. */
export const page = <R>(check: TypeCheck, riders?: Riders): Validator<PageOf<R>> => {
  const checks = byType(riders)
  return validator(
    (value): value is PageOf<R> => {
      if (!isObject(value) || !Array.isArray(value.data)) return false
      for (const one of value.data) if (!isRow(one, check)) return false
      if (value.links !== undefined && !isLinks(value.links)) return false
      return isFrame(value.included, value.meta, checks)
    },
    (value, issues) => {
      if (!isObject(value)) {
        issues.add('', 'a page', value)
        return
      }
      if (!Array.isArray(value.data)) issues.add('/data', 'an array', value.data)
      else for (const [i, one] of value.data.entries()) issues.row(one, check, `/data/${i}`, false)
      issues.included(value.included, checks())
      issues.meta(value.meta)
      issues.links(value.links, '/links')
    },
  )
}

function isFrame(included: unknown, meta: unknown, checks: Checks): boolean {
  if (meta !== undefined && !isMeta(meta)) return false
  if (included === undefined) return true
  if (!Array.isArray(included)) return false
  if (included.length === 0) return true
  const known = checks()
  for (const one of included) if (!isIncluded(one, known)) return false
  return true
}

function byType(riders: Riders = () => []): Checks {
  let known: ReadonlyMap<unknown, TypeCheck> | undefined
  return () => (known ??= new Map(riders().map((check) => [check.type, check])))
}

function validator<T>(
  is: (value: unknown) => value is T,
  explain: (value: unknown, issues: Issues) => void,
): Validator<T> {
  const issues = (value: unknown): readonly Issue[] => {
    const collected = new Issues()
    explain(value, collected)
    return collected.found
  }
  return Object.assign((value: unknown): value is T => is(value), { issues })
}
