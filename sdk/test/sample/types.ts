import type { Links, TimeWhere, ToMany, ToOne } from '@pcokit/sdk/runtime'

/** Sparse fields of every type of this product. */
export interface PeopleFields {
  readonly Campus?: readonly CampusField[]
  readonly Email?: readonly EmailField[]
  readonly FieldDatum?: readonly FieldDatumField[]
  readonly FieldDefinition?: readonly FieldDefinitionField[]
  readonly Organization?: readonly OrganizationField[]
  readonly Person?: readonly PersonField[]
}

export interface CampusAttributes {
  readonly name: string | null
  readonly created_at: string | null
  readonly updated_at: string | null
}
export interface CampusRelationships {}
export interface Campus {
  readonly type: 'Campus'
  readonly id: string
  readonly attributes: CampusAttributes
  readonly relationships: CampusRelationships
  readonly links: Links
}
export type CampusField = keyof CampusAttributes
export type CampusInclude = never
export interface CampusShape {
  readonly row: Campus
  readonly extra: {}
  readonly one: {}
  readonly many: {}
  readonly include: CampusInclude
  readonly fields: PeopleFields
}
export interface CampusWhere {
  readonly name?: string | undefined
  readonly id?: string | undefined
  readonly created_at?: TimeWhere | undefined
  readonly updated_at?: TimeWhere | undefined
}
export type CampusOrder = 'name' | 'created_at' | 'updated_at'
export interface CampusWrite {
  readonly attributes?: { readonly name?: string | null }
}

export interface EmailAttributes {
  readonly address: string | null
  readonly blocked: boolean | null
  readonly created_at: string | null
  readonly location: string | null
  readonly primary: boolean | null
  readonly updated_at: string | null
}
export interface EmailRelationships {
  readonly person?: ToOne
}
export interface Email {
  readonly type: 'Email'
  readonly id: string
  readonly attributes: EmailAttributes
  readonly relationships: EmailRelationships
  readonly links: Links
}
export type EmailField = keyof EmailAttributes | 'person'
export type EmailInclude = never
export interface EmailShape {
  readonly row: Email
  readonly extra: {}
  readonly one: {}
  readonly many: {}
  readonly include: EmailInclude
  readonly fields: PeopleFields
}
export interface EmailWhere {
  readonly address?: string | undefined
  readonly blocked?: boolean | undefined
  readonly location?: string | undefined
  readonly primary?: boolean | undefined
  readonly created_at?: TimeWhere | undefined
  readonly updated_at?: TimeWhere | undefined
}
export type EmailOrder = 'address' | 'location' | 'primary' | 'created_at' | 'updated_at'
export interface EmailWrite {
  readonly attributes?: {
    readonly address?: string | null
    readonly location?: string | null
    readonly primary?: boolean | null
  }
}

export interface FieldDatumAttributes {
  readonly file: { readonly [name: string]: unknown } | null
  readonly file_content_type: string | null
  readonly file_name: string | null
  readonly file_size: number | null
  readonly value: string | null
}
export interface FieldDatumRelationships {
  readonly customizable?: ToOne
  readonly field_definition?: ToOne
}
export interface FieldDatum {
  readonly type: 'FieldDatum'
  readonly id: string
  readonly attributes: FieldDatumAttributes
  readonly relationships: FieldDatumRelationships
  readonly links: Links
}
export type FieldDatumField = keyof FieldDatumAttributes | 'customizable' | 'field_definition'
export type FieldDatumInclude = 'field_definition'
export interface FieldDatumShape {
  readonly row: FieldDatum
  readonly extra: {}
  readonly one: { readonly field_definition: FieldDefinitionShape }
  readonly many: {}
  readonly include: FieldDatumInclude
  readonly fields: PeopleFields
}
export interface FieldDatumWhere {
  readonly value?: string | undefined
}
export type FieldDatumOrder = 'value'
export interface FieldDatumWrite {
  readonly attributes?: { readonly value?: string | null }
  readonly relationships?: { readonly field_definition?: string | null }
}

export interface FieldDefinitionAttributes {
  readonly config: string | null
  readonly data_type: string | null
  readonly deleted_at: string | null
  readonly name: string | null
  readonly sequence: number | null
  readonly slug: string | null
}
export interface FieldDefinition {
  readonly type: 'FieldDefinition'
  readonly id: string
  readonly attributes: FieldDefinitionAttributes
  readonly relationships: {}
  readonly links: Links
}
export type FieldDefinitionField = keyof FieldDefinitionAttributes
export interface FieldDefinitionShape {
  readonly row: FieldDefinition
  readonly extra: {}
  readonly one: {}
  readonly many: {}
  readonly include: never
  readonly fields: PeopleFields
}

export interface OrganizationAttributes {
  readonly name: string | null
  readonly country_code: string | null
}
export interface Organization {
  readonly type: 'Organization'
  readonly id: string
  readonly attributes: OrganizationAttributes
  readonly relationships: {}
  readonly links: Links
}
export type OrganizationField = keyof OrganizationAttributes
export interface OrganizationShape {
  readonly row: Organization
  readonly extra: {}
  readonly one: {}
  readonly many: {}
  readonly include: never
  readonly fields: PeopleFields
}

export interface PersonAttributes {
  readonly birthdate: string | null
  readonly child: boolean | null
  readonly created_at: string | null
  readonly first_name: string | null
  readonly grade: number | null
  readonly last_name: string | null
  readonly status: 'active' | 'inactive' | (string & {}) | null
  readonly updated_at: string | null
}
/** Attributes of Person that come only when named in `fields`. */
export interface PersonExtraAttributes {
  readonly mfa_configured: boolean | null
}
export interface PersonRelationships {
  readonly primary_campus?: ToOne
  /** Only there when included. */
  readonly emails?: ToMany
  /** Only there when included. */
  readonly field_data?: ToMany
}
export interface Person {
  readonly type: 'Person'
  readonly id: string
  readonly attributes: PersonAttributes
  readonly relationships: PersonRelationships
  readonly links: Links
}
export type PersonField = keyof PersonAttributes | keyof PersonExtraAttributes | keyof PersonRelationships
export type PersonInclude = 'emails' | 'field_data' | 'field_data.field_definition' | 'primary_campus'
export interface PersonShape {
  readonly row: Person
  readonly extra: PersonExtraAttributes
  readonly one: { readonly primary_campus: CampusShape }
  readonly many: { readonly emails: EmailShape; readonly field_data: FieldDatumShape }
  readonly include: PersonInclude
  readonly fields: PeopleFields
}
export interface PersonWhere {
  readonly birthdate?: TimeWhere | undefined
  readonly child?: boolean | undefined
  readonly created_at?: TimeWhere | undefined
  readonly first_name?: string | undefined
  readonly grade?: number | undefined
  readonly id?: string | undefined
  readonly last_name?: string | undefined
  readonly search_name?: string | undefined
  readonly updated_at?: TimeWhere | undefined
}
export type PersonOrder = 'birthdate' | 'created_at' | 'first_name' | 'last_name' | 'updated_at'
export interface PersonWrite {
  readonly attributes?: {
    readonly birthdate?: string | null
    readonly child?: boolean | null
    readonly first_name?: string | null
    readonly last_name?: string | null
    readonly status?: string | null
  }
  readonly relationships?: { readonly primary_campus?: string | null }
}
