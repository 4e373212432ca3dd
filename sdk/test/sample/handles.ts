import type {
  Action,
  Creates,
  Deletes,
  DeletesOne,
  Gets,
  GetsOne,
  GetsToOne,
  Lists,
  Paging,
  Time,
  Updates,
  UpdatesOne,
} from '@pcokit/sdk/runtime'
import type {
  CampusOrder,
  CampusShape,
  CampusWhere,
  CampusWrite,
  EmailOrder,
  EmailShape,
  EmailWhere,
  EmailWrite,
  FieldDatumOrder,
  FieldDatumShape,
  FieldDatumWhere,
  FieldDatumWrite,
  OrganizationShape,
  PersonOrder,
  PersonShape,
  PersonWhere,
  PersonWrite,
} from './types.ts'

/** What `/campuses` accepts. */
export interface CampusQuery extends Paging {
  readonly where?: CampusWhere | undefined
  readonly order?: `${'' | '-'}${CampusOrder}` | readonly `${'' | '-'}${CampusOrder}`[] | undefined
}
export interface EmailQuery extends Paging {
  readonly where?: EmailWhere | undefined
  readonly order?: `${'' | '-'}${EmailOrder}` | readonly `${'' | '-'}${EmailOrder}`[] | undefined
}
export interface FieldDatumQuery extends Paging {
  readonly where?: FieldDatumWhere | undefined
  readonly order?: `${'' | '-'}${FieldDatumOrder}` | readonly `${'' | '-'}${FieldDatumOrder}`[] | undefined
}
export interface PersonQuery extends Paging {
  readonly where?: PersonWhere | undefined
  readonly order?: `${'' | '-'}${PersonOrder}` | readonly `${'' | '-'}${PersonOrder}`[] | undefined
}
/** `/people`: its own filters. */
export interface PeopleQuery extends PersonQuery {
  readonly filter?: 'admins' | 'created_since' | readonly ('admins' | 'created_since')[] | undefined
  /** Companions of the filters: `created_since` takes `time`. */
  readonly params?: { readonly time?: Time | undefined } | undefined
}

/** `/people/v2` */
export interface PeopleHandles extends GetsOne<OrganizationShape> {
  readonly campuses: Campuses
  readonly emails: Emails
  readonly fieldData: FieldData
  readonly me: Me
  readonly people: People
}
/** `/campuses` */
export interface Campuses
  extends Lists<CampusShape, CampusQuery>,
    Gets<CampusShape>,
    Creates<CampusShape, CampusWrite>,
    Updates<CampusShape, CampusWrite>,
    Deletes {
  (id: string): CampusesItem
}
/** `/campuses/{campus_id}` */
export interface CampusesItem extends GetsOne<CampusShape>, UpdatesOne<CampusShape, CampusWrite>, DeletesOne {}
/** `/emails` */
export interface Emails
  extends Lists<EmailShape, EmailQuery>,
    Gets<EmailShape>,
    Updates<EmailShape, EmailWrite>,
    Deletes {
  (id: string): EmailsItem
}
/** `/emails/{email_id}` */
export interface EmailsItem extends GetsOne<EmailShape>, UpdatesOne<EmailShape, EmailWrite>, DeletesOne {
  readonly person: EmailsItemPerson
}
/** `/emails/{email_id}/person` */
export interface EmailsItemPerson extends GetsToOne<PersonShape> {}
/** `/field_data` */
export interface FieldData
  extends Lists<FieldDatumShape, FieldDatumQuery>,
    Gets<FieldDatumShape>,
    Updates<FieldDatumShape, FieldDatumWrite>,
    Deletes {
  (id: string): FieldDataItem
}
/** `/field_data/{field_datum_id}` */
export interface FieldDataItem
  extends GetsOne<FieldDatumShape>,
    UpdatesOne<FieldDatumShape, FieldDatumWrite>,
    DeletesOne {}
/** `/me` */
export interface Me extends GetsOne<PersonShape> {}
/** `/people` */
export interface People
  extends Lists<PersonShape, PeopleQuery>,
    Gets<PersonShape>,
    Creates<PersonShape, PersonWrite>,
    Updates<PersonShape, PersonWrite>,
    Deletes {
  (id: string): PeopleItem
}
/** `/people/{person_id}` */
export interface PeopleItem extends GetsOne<PersonShape>, UpdatesOne<PersonShape, PersonWrite>, DeletesOne {
  readonly emails: PeopleItemEmails
  readonly fieldData: PeopleItemFieldData
  readonly primaryCampus: PeopleItemPrimaryCampus
  readonly sendGreeting: Action<{ readonly text?: string }>
}
/** `/people/{person_id}/emails` */
export interface PeopleItemEmails
  extends Lists<EmailShape, EmailQuery>,
    Gets<EmailShape>,
    Creates<EmailShape, EmailWrite>,
    Updates<EmailShape, EmailWrite>,
    Deletes {
  (id: string): PeopleItemEmailsItem
}
/** `/people/{person_id}/emails/{email_id}` */
export interface PeopleItemEmailsItem extends GetsOne<EmailShape>, UpdatesOne<EmailShape, EmailWrite>, DeletesOne {}
/** `/people/{person_id}/field_data` */
export interface PeopleItemFieldData
  extends Lists<FieldDatumShape, FieldDatumQuery>,
    Creates<FieldDatumShape, FieldDatumWrite> {}
/** `/people/{person_id}/primary_campus` */
export interface PeopleItemPrimaryCampus extends GetsToOne<CampusShape> {}
