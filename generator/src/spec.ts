/**
 * The words a spec is written in, for those who declare endpoints of their own.
 *
 * @example
 * import { extendProduct } from '@pcokit/generator/spec'
 * export default extendProduct('people', { resources: [{ type: 'Person', attributes: { shoe_size: 'integer' } }] })
 */
export * from '../../spec/define.ts'
