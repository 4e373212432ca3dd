import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source:
      'The OpenAPI document declares `resources`, applications that work ask for `calendar`; kept as data, since both are in use',
    set: { scope: 'calendar' },
  },
])
