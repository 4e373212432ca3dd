/** Imported for what it does: from here on the program's heap stays small. */
import { setFlagsFromString } from 'node:v8'
import { heapFlags } from './heap-flags.ts'

for (const flag of heapFlags([...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ')))
  setFlagsFromString(flag)
