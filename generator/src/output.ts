import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { BANNER_MARK, type EmittedFile } from './emit/emitter.ts'
import { byText } from './emit/text.ts'

/** How a folder differs from what it should hold. Paths relative to it, with forward slashes, sorted. */
export interface TreeDifference {
  /** Missing, or other than they should be. */
  readonly written: readonly string[]
  /** Generated once and no longer. */
  readonly removed: readonly string[]
  readonly unchanged: number
}

/** How far into a file the mark of a generated one is looked for. */
const HEAD = 400

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

const filesBelow = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
        const path = join(dir, entry.name)
        if (entry.name === 'node_modules' || entry.name === '.git') return []
        return entry.isDirectory() ? filesBelow(path) : [path]
      })
    : []

/** Compares; only files that carry the mark of a generated one, and that `ours` accepts, count as stale. */
export const compareTree = (
  out: string,
  files: readonly EmittedFile[],
  ours: (path: string) => boolean = () => true,
): TreeDifference => {
  const wanted = new Set(files.map((file) => file.path))
  const written = files.filter((file) => read(join(out, file.path)) !== file.text).map((file) => file.path)
  const removed = filesBelow(out)
    .map((file) => relative(out, file).split(sep).join('/'))
    .filter((path) => !wanted.has(path) && ours(path))
    .filter((path) => read(join(out, path))?.slice(0, HEAD).includes(BANNER_MARK))
    .sort(byText)
  return { written: written.sort(byText), removed, unchanged: files.length - written.length }
}

/** Writes what differs and removes what is stale, with the folders that thereby become empty. */
export const writeTree = (out: string, files: readonly EmittedFile[], difference: TreeDifference): void => {
  const changed = new Set(difference.written)
  for (const { path, text } of files) {
    if (!changed.has(path)) continue
    const file = join(out, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const path of difference.removed) {
    rmSync(join(out, path))
    let dir = dirname(join(out, path))
    while (relative(out, dir) !== '' && readdirSync(dir).length === 0) {
      rmdirSync(dir)
      dir = dirname(dir)
    }
  }
}
