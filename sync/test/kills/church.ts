import { createMockPco, type MockPco } from '@pcokit/sdk/mock'
import { type Front, frontOf } from '../support/front.ts'

const MINUTE = 60_000
const PEOPLE = 600

/** Lists of their own, rides on them and walks below them; without the walks that take a request a person. */
export const STREAMS: readonly string[] = [
  ...['people.Person', 'people.Email', 'people.PhoneNumber', 'people.FieldDatum', 'people.Message'],
  ...['people.Note', 'people.PlatformNotification', 'people.HouseholdMembership', 'people.WorkflowCard'],
  ...['people.WorkflowCardActivity', 'people.Rule', 'people.Condition', 'giving.Donation'],
  ...['giving.Designation', 'groups.Membership', 'people.Household', 'people.Workflow', 'people.List'],
  'groups.Group',
]

/** Their deletes are known by a list without them and a GET. */
const DELETED = ['people.Email', 'people.PhoneNumber']

/** A church behind HTTP that goes on living while a copy of it is made, in a time of its own. */
export class Church {
  /** Milliseconds that its clock is ahead of the machine's: a day passes in no time. */
  ahead = 0
  edits = 0
  deletes = 0
  #rounds = 0

  private constructor(
    readonly mock: MockPco,
    readonly front: Front,
    readonly random: () => number,
    /** Set before the mock has a church to ask. */
    readonly clock: { ahead: () => number },
  ) {
    clock.ahead = () => this.ahead
  }

  static async open(random: () => number): Promise<Church> {
    const clock = { ahead: () => 0 }
    const mock = createMockPco({
      ...{ seed: 1, people: PEOPLE, rateLimit: { limit: 1000, period: 1 } },
      clock: { now: () => Date.now() + clock.ahead() },
    })
    return new Church(mock, await frontOf(mock), random, clock)
  }

  upTo(most: number): number {
    return 1 + Math.floor(this.random() * most)
  }

  /** Some edits, now and then a delete or an edit that leaves no stamp, and sometimes hours. */
  live(): void {
    const { db } = this.mock
    this.#rounds++
    for (let edit = this.upTo(3); edit > 0; edit--) {
      const touch = this.random() < 0.8
      db.update('people.Person', String(this.upTo(PEOPLE)), { first_name: `Ada ${this.#rounds}` }, { touch })
      this.edits++
    }
    if (this.random() < 0.4) {
      const type = DELETED[this.upTo(DELETED.length) - 1]!
      const ids = db.ids(type)
      if (db.delete(type, ids[this.upTo(ids.length) - 1]!)) this.deletes++
    }
    if (this.random() < 0.3) this.rest(this.upTo(360) * MINUTE)
  }

  rest(ms: number): void {
    this.ahead += ms
  }

  close(): Promise<void> {
    return this.front.close()
  }
}
