#!/usr/bin/env node
import { defineCommand, runMain } from 'citty'

/** Each command is loaded when it is called: ts-morph and openapi-typescript take longer to load than most runs. */
const main = defineCommand({
  meta: {
    name: 'pcokit',
    version: '0.1.0',
    description: 'Declarations of the Planning Center API, and the typed SDK made from them.',
  },
  subCommands: {
    import: () => import('./commands/import.ts').then((module) => module.default),
    check: () => import('./commands/check.ts').then((module) => module.default),
    generate: () => import('./commands/generate.ts').then((module) => module.default),
    diff: () => import('./commands/diff.ts').then((module) => module.default),
    mock: () => import('./commands/mock.ts').then((module) => module.default),
  },
})

await runMain(main)
