import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Where to write the counts of a run as JSON; `.ci/run` adds them up. */
const report = process.env.PCOKIT_TEST_REPORT

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['{spec,generator,sdk,sync,examples,bench}/test/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // By itself vitest leaves one core idle, which on two is half of the machine.
    maxWorkers: availableParallelism(),
    // Test files share modules: to load them anew for each file took two fifths of the time. Each cleans up after itself.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    typecheck: { enabled: false },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
