/** How many rows of each type a church of a given size has. */
import type { MockType } from '../model.ts'

/** Rows per person. */
const PER_PERSON: { readonly [type: string]: number } = {
  'people.Email': 1.15,
  'people.PhoneNumber': 0.95,
  'people.Address': 0.55,
  'people.Household': 0.35,
  'people.HouseholdMembership': 0.85,
  'people.FieldDatum': 0.7,
  'people.SocialProfile': 0.05,
  'people.Note': 0.15,
  'people.WorkflowCard': 0.12,
  'people.WorkflowAssigneeSummary': 0.01,
  'people.WorkflowAssigneeWorkflowSummary': 0.02,
  'people.ListResult': 0.3,
  'people.FormSubmission': 0.1,
  'people.Message': 0.3,
  'people.MessageGroup': 0.02,
  'people.BackgroundCheck': 0.04,
  'people.PersonApp': 0.1,
  'people.ConnectedPerson': 0.01,
  // Not everybody: people that were added to Giving.
  'giving.Person': 0.6,
  'giving.Donation': 1.6,
  'giving.Designation': 1.8,
  'giving.Batch': 0.04,
  'giving.RecurringDonation': 0.06,
  'giving.PaymentMethod': 0.1,
  'giving.Pledge': 0.05,
  'giving.InKindDonation': 0.01,
  'giving.Refund': 0.01,
  'groups.Person': 0.6,
  'groups.Group': 0.03,
  'groups.Membership': 0.4,
  'groups.Event': 0.1,
  'groups.Attendance': 0.5,
  'groups.GroupApplication': 0.03,
  'services.Person': 0.25,
  'services.BlockoutException': 0.05,
  'services.Plan': 0.05,
  'services.Item': 0.4,
  'services.PlanPerson': 0.4,
  'services.Song': 0.06,
  'services.Arrangement': 0.07,
  'services.PlanTime': 0.1,
  'check-ins.Person': 0.5,
  'check-ins.CheckIn': 1.2,
  'check-ins.CheckInTime': 1.2,
  'check-ins.EventPeriod': 0.03,
  'check-ins.Headcount': 0.06,
  'check-ins.PersonEvent': 0.4,
  'calendar.Person': 0.05,
  'calendar.Event': 0.03,
  'calendar.EventInstance': 0.12,
  'calendar.EventTime': 0.12,
  'calendar.ResourceBooking': 0.06,
  'registrations.Person': 0.3,
  'registrations.Registration': 0.06,
  'registrations.Attendee': 0.12,
  'api.Person': 0.05,
  'publishing.Episode': 0.02,
}

/** Fixed numbers, whatever the size. */
const FIXED: { readonly [type: string]: number } = {
  'people.PersonMerger': 2,
  'services.Attachment': 28,
  'people.FieldDefinition': 8,
  'people.Tab': 3,
  'people.FieldOption': 12,
  'people.Workflow': 5,
  'people.WorkflowStep': 15,
  'people.List': 8,
  'people.Form': 4,
  'people.NameSuffix': 5,
  'people.NamePrefix': 6,
  'people.MaritalStatus': 5,
  'people.MembershipType': 5,
  'people.SchoolOption': 6,
  'people.InactiveReason': 4,
  'giving.Fund': 5,
  'giving.PaymentSource': 3,
  'giving.Label': 4,
  'groups.GroupType': 4,
  'services.ServiceType': 3,
  'services.Team': 6,
  'services.TeamPosition': 18,
  'services.Folder': 3,
  'services.Series': 6,
  'calendar.Resource': 12,
  'calendar.TagGroup': 3,
  'publishing.Channel': 2,
  'registrations.Signup': 10,
  'webhooks.WebhookSubscription': 2,
  'webhooks.Event': 2,
  'webhooks.Delivery': 2,
  'people.Carrier': 6,
}

const CAMPUSES = 3
const LOOKUP = 4

/** Counts for a church of `people`; a list of `only` leaves all other types empty. */
export function counter(
  people: number,
  only: ReadonlySet<string> | null,
): (type: MockType, owner: number) => number {
  return (type, owner) => {
    if (type.name === 'Organization') return 1
    if (only && !only.has(type.key)) return 0
    if (type.name === 'Campus') return people === 0 ? 0 : CAMPUSES
    if (type.key === 'people.Person') return people
    const each = PER_PERSON[type.key]
    if (each !== undefined)
      return Math.min(type.name === 'Person' ? people : Infinity, Math.ceil(people * each))
    const fixed = FIXED[type.key]
    if (people === 0) return 0
    if (fixed !== undefined) return fixed
    if (type.owner) return Math.ceil(owner * 1.3)
    return LOOKUP
  }
}
