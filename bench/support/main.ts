import { pathToFileURL } from 'node:url'

/** Whether the module was started by itself, and not imported: each benchmark is both a program and a function. */
export const isMain = (url: string): boolean => url === pathToFileURL(process.argv[1] ?? '').href
