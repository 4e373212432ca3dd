/** Options that every command shares. */
export const specOption = {
  spec: { type: 'string', default: 'spec', description: 'Folder of the declarations', valueHint: 'dir' },
} as const

export const jsonOption = {
  json: { type: 'boolean', default: false, description: 'Print JSON instead of text' },
} as const
