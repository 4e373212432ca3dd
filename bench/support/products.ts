import { api } from '@pcokit/sdk/api'
import { calendar } from '@pcokit/sdk/calendar'
import { checkIns } from '@pcokit/sdk/check-ins'
import { current } from '@pcokit/sdk/current'
import { giving } from '@pcokit/sdk/giving'
import { groups } from '@pcokit/sdk/groups'
import { people } from '@pcokit/sdk/people'
import { publishing } from '@pcokit/sdk/publishing'
import { registrations } from '@pcokit/sdk/registrations'
import { services } from '@pcokit/sdk/services'
import { webhooks } from '@pcokit/sdk/webhooks'

/** Every documented product. */
export const products = {
  api,
  calendar,
  checkIns,
  current,
  giving,
  groups,
  people,
  publishing,
  registrations,
  services,
  webhooks,
}
