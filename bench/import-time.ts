import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildForNode } from './support/bundle.ts'
import { runNode } from './support/child.ts'
import { isMain } from './support/main.ts'
import { scratch } from './support/paths.ts'
import { figure, median, table } from './support/stats.ts'

export interface ImportTime {
  /** Milliseconds to import an empty module: what Node takes for any import on this machine, now. */
  readonly floor: number
  /** Milliseconds to import `@pcokit/sdk` and one product. */
  readonly sdk: number
}

const timed = (files: readonly string[]): string =>
  `const start = performance.now()\n${files.map((file) => `await import('${file}')`).join('\n')}\nconsole.log(performance.now() - start)\n`

/**
 * Medians of child processes of their own, the two programs taking turns: a module is imported once a process, and a
 * busy machine slows both alike.
 */
export const importTime = (runs = 15): Promise<ImportTime> =>
  scratch(async (folder) => {
    await buildForNode(
      {
        index: 'sdk/src/index.ts',
        runtime: 'sdk/src/runtime.ts',
        people: 'sdk/src/generated/people/index.ts',
      },
      folder,
    )
    await writeFile(join(folder, 'empty.mjs'), 'export {}\n')
    await writeFile(join(folder, 'floor.mjs'), timed(['./empty.mjs']))
    await writeFile(join(folder, 'sdk.mjs'), timed(['./index.mjs', './people.mjs']))
    const floor: number[] = []
    const sdk: number[] = []
    for (let run = 0; run < runs; run++) {
      floor.push(Number((await runNode([join(folder, 'floor.mjs')])).stdout))
      sdk.push(Number((await runNode([join(folder, 'sdk.mjs')])).stdout))
    }
    return { floor: median(floor), sdk: median(sdk) }
  })

if (isMain(import.meta.url)) {
  const { floor, sdk } = await importTime(31)
  console.log(
    table(
      ['import', 'ms', 'times the floor'],
      [
        ['an empty module', figure(floor), '1'],
        ['@pcokit/sdk and People', figure(sdk), figure(sdk / floor)],
      ],
    ),
  )
}
