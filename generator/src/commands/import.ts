import { defineCommand } from 'citty'
import pc from 'picocolors'
import { fetchDocument } from '../import/fetch.ts'
import { type ImportReport, importDocument } from '../import/index.ts'
import { jsonOption, specOption } from './options.ts'
import { reporting } from './report.ts'

const SIGNS = { created: pc.green('+'), changed: pc.yellow('~'), removed: pc.red('-') } as const

const print = ({ product, version, files, unchanged, skipped }: ImportReport): void => {
  console.log(`${pc.bold(product)} ${version ?? ''}: ${files.length} files changed, ${unchanged} unchanged`)
  for (const { file, state, added, changed, removed } of files) {
    console.log(`${SIGNS[state]} ${file}`)
    for (const member of added) console.log(`    ${SIGNS.created} ${member}`)
    for (const member of changed) console.log(`    ${SIGNS.changed} ${member}`)
    for (const member of removed) console.log(`    ${SIGNS.removed} ${member} ${pc.dim('(gone upstream)')}`)
  }
  for (const operation of skipped)
    console.log(`${pc.yellow('?')} ${operation} ${pc.dim('names no type and was left out')}`)
}

export default defineCommand({
  meta: { name: 'import', description: "Turn PCO's OpenAPI documents into declarations" },
  args: {
    document: {
      type: 'positional',
      description: 'A file, a URL, or product[@version], as people@2026-06-04; several may be given',
    },
    ...specOption,
    ...jsonOption,
  },
  run: ({ args }) =>
    reporting(async () => {
      const reports: ImportReport[] = []
      for (const source of args._) {
        const document = await fetchDocument(source, { spec: args.spec })
        reports.push(importDocument(document, args.spec, source))
      }
      if (args.json) console.log(JSON.stringify(reports, null, 2))
      else for (const report of reports) print(report)
    }),
})
