import { defineConfig } from '@pcokit/sync/config'

export default defineConfig({
  store: 'sqlite:church.db',
  streams: ['people.*', 'giving.Donation', '!people.Report'],
  every: '5m',
  reconcileEvery: '6h',
  deepEvery: '1d',
})
