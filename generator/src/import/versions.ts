/**
 * The versions of each product, oldest first, as PCO's version menu and its documents name them (seen in 2026).
 * A newer one is found in `product.ts` once it has been imported by its date.
 */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  api: ['2018-08-01', '2019-02-13', '2025-09-30'],
  calendar: ['2018-08-01', '2020-04-08', '2021-07-20', '2022-07-07', '2026-06-22'],
  'check-ins': ['2018-08-01', '2019-07-17', '2023-04-05', '2024-09-03', '2024-11-07', '2025-05-28'],
  current: ['2018-08-01'],
  giving: ['2018-08-01', '2019-10-18'],
  groups: ['2018-08-01', '2023-07-10'],
  people: [
    '2018-08-01',
    '2019-01-14',
    '2019-10-10',
    '2020-04-06',
    '2020-07-22',
    '2021-08-17',
    '2022-01-05',
    '2022-01-28',
    '2022-07-14',
    '2023-02-15',
    '2023-03-21',
    '2024-09-12',
    '2025-03-20',
    '2025-07-02',
    '2025-07-17',
    '2025-11-10',
    '2026-06-04',
  ],
  publishing: ['2018-08-01', '2024-03-25'],
  registrations: ['2025-05-01'],
  services: ['2018-08-01', '2018-11-01'],
  webhooks: ['2018-08-01', '2022-10-20'],
}

export const latestVersion = (product: string): string | null => VERSIONS[product]?.at(-1) ?? null
