import type { ProductTable } from '@pcokit/sdk/runtime'

export const table: ProductTable = {
  format: 1,
  name: 'people',
  path: '/people/v2',
  version: '2026-06-04',
  types: {
    Campus: {
      a: 'name created_at:t updated_at:t',
      o: 'name created_at updated_at',
      w: 'name id created_at updated_at',
      c: 'name',
      u: '=',
    },
    Email: {
      a: 'address blocked:b created_at:t location primary:b updated_at:t',
      r: 'person>Person',
      o: 'address location primary created_at updated_at',
      w: 'address location primary created_at updated_at blocked',
      c: 'address location primary',
      u: '=',
    },
    FieldDatum: {
      a: 'file:o file_content_type file_name file_size:i value',
      r: 'customizable>Person field_definition>FieldDefinition',
      i: 'field_definition',
      o: 'value',
      w: 'value',
      c: 'value @field_definition',
      u: 'value',
    },
    FieldDefinition: { a: 'config data_type deleted_at:t name sequence:i slug', o: 'name sequence', w: 'name slug' },
    Organization: { a: 'name country_code' },
    Person: {
      a: 'birthdate:d child:b created_at:t first_name grade:i last_name mfa_configured:b? status updated_at:t',
      r: 'primary_campus>Campus~PrimaryCampus emails*>Email+ field_data*>FieldDatum+',
      i: 'emails field_data field_data.field_definition primary_campus',
      o: 'birthdate created_at first_name last_name updated_at',
      w: 'birthdate child created_at first_name id grade last_name search_name updated_at',
      c: 'birthdate child first_name last_name status @primary_campus',
      u: '=',
    },
  },
  paths: `. Organization g
campuses Campus lc
 * gud
emails Email l
 * gud
  person Person o
field_data FieldDatum l
 * gud
me Person g
people Person lc f=admins,created_since(time:t)
 * gud
  emails Email lc
   * gud
  field_data FieldDatum lc
  primary_campus Campus o
  send_greeting ! b=text
`,
}
