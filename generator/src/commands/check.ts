import { defineCommand } from 'citty'
import pc from 'picocolors'
import { checkSpec } from '../check/index.ts'
import { loadSpec } from '../load/index.ts'
import { jsonOption, specOption } from './options.ts'
import { reporting } from './report.ts'

export default defineCommand({
  meta: {
    name: 'check',
    description: 'Say what is wrong with the declarations; exit code 1 when there is an error',
  },
  args: { ...specOption, ...jsonOption },
  run: ({ args }) =>
    reporting(() => {
      const findings = checkSpec(loadSpec(args.spec))
      const errors = findings.filter(({ severity }) => severity === 'error').length
      if (errors > 0) process.exitCode = 1
      if (args.json) {
        console.log(JSON.stringify(findings, null, 2))
        return
      }
      for (const { severity, code, file, line, problem, remedy } of findings) {
        const label = severity === 'error' ? pc.red('error') : pc.yellow('warning')
        console.log(`${file}:${line} ${label} ${pc.dim(code)}\n  ${problem}. ${remedy}.`)
      }
      console.log(`${errors} errors, ${findings.length - errors} warnings`)
    }),
})
