export { countsRanges, reconcile } from './reconcile.ts'
