import { banner, type ProductEmitter } from './emitter.ts'
import { quote } from './text.ts'

/** `raw.ts`: openapi-fetch over the product's paths, through a client's transport. */
export const raw: ProductEmitter = {
  name: 'raw',
  emit({ name, title, path, version }) {
    const pinned = version === null ? 'null' : quote(version)
    const text = `${banner(`${title} by bare paths, through the client's own transport.`)}import { createRaw, type Raw } from '@pcokit/sdk/raw'
import type { ClientCore } from '@pcokit/sdk/runtime'
import type { paths } from './paths.ts'

/** Every documented path of ${title}, also those the typed client leaves out. */
export const raw = (pco: ClientCore): Raw<paths> => createRaw<paths>(pco, ${quote(path)}, ${pinned})
`
    return [{ path: `${name}/raw.ts`, text }]
  },
}
