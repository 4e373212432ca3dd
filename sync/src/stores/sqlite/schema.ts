/**
 * The tables, as migrations: entry n brings a file from schema n to n + 1, and none is ever edited.
 * Rowid tables on purpose: WITHOUT ROWID is four times slower with rows of a kilobyte. Sightings stand apart
 * from records, so that re-reading an unchanged row writes forty bytes and not the row.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE spaces (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL DEFAULT 0,
    observed INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE records (
    space INTEGER NOT NULL,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    live INTEGER NOT NULL,
    dead INTEGER NOT NULL,
    dirty_until INTEGER,
    hash TEXT NOT NULL,
    resource TEXT NOT NULL,
    meta TEXT NOT NULL,
    PRIMARY KEY (space, stream, id)
  );
  CREATE INDEX records_dirty ON records (space, dirty_until) WHERE dirty_until IS NOT NULL;
  CREATE TABLE sightings (
    space INTEGER NOT NULL,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    generation TEXT NOT NULL,
    observed INTEGER NOT NULL,
    input TEXT NOT NULL,
    rev INTEGER NOT NULL,
    PRIMARY KEY (space, stream, id)
  );
  CREATE TABLE changes (
    space INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    changed TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (space, seq)
  );
  CREATE TABLE checkpoints (space INTEGER NOT NULL, stream TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (space, stream));
  CREATE TABLE runs (space INTEGER NOT NULL, id TEXT NOT NULL, started INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (space, id));
  CREATE TABLE leases (
    space INTEGER NOT NULL,
    name TEXT NOT NULL,
    counter INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    owner TEXT NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (space, name)
  );`,
]
