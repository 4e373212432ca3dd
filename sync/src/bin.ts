#!/usr/bin/env node
// Before all else, so that loading the program is part of it.
import './cli/small-heap.ts'
import { defineCommand, runMain } from 'citty'

const main = defineCommand({
  meta: {
    name: 'pco-sync',
    version: '0.1.0',
    description:
      'Keeps a copy of a Planning Center organisation in a store of your own. Credentials: PCO_APP_ID and PCO_SECRET, or PCO_TOKEN.',
  },
  subCommands: {
    plan: () => import('./cli/commands/plan.ts').then((module) => module.default),
    run: () => import('./cli/commands/run.ts').then((module) => module.default),
    export: () => import('./cli/commands/export.ts').then((module) => module.default),
    reset: () => import('./cli/commands/reset.ts').then((module) => module.default),
    verify: () => import('./cli/commands/verify.ts').then((module) => module.default),
    status: () => import('./cli/commands/status.ts').then((module) => module.default),
  },
})

await runMain(main)
