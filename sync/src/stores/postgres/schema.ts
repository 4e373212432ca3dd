/**
 * The tables and functions, as migrations: entry n brings a schema from version n to n + 1, and none is ever
 * edited. `{s}` is the schema's quoted name. Text that is a key sorts by its bytes, whatever the database's
 * language. Sightings stand apart from records, so that re-reading an unchanged row writes forty bytes and not
 * the row; their room to spare (`fillfactor`) keeps such a write within its page. Times in ms are double precision: the
 * whole numbers of JavaScript, exactly.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE {s}.spaces (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    seq bigint NOT NULL DEFAULT 0,
    observed double precision NOT NULL DEFAULT 0
  ) WITH (fillfactor = 50);
  CREATE TABLE {s}.records (
    space integer NOT NULL,
    stream text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    rev integer NOT NULL,
    live double precision NOT NULL,
    dead double precision NOT NULL,
    dirty_until double precision,
    hash text NOT NULL,
    resource text NOT NULL,
    plain text,
    meta text NOT NULL,
    PRIMARY KEY (space, stream, id)
  );
  CREATE INDEX records_dirty ON {s}.records (space, dirty_until) WHERE dirty_until IS NOT NULL;
  CREATE TABLE {s}.sightings (
    space integer NOT NULL,
    stream text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL,
    observed double precision NOT NULL,
    input text NOT NULL,
    rev integer NOT NULL,
    PRIMARY KEY (space, stream, id)
  ) WITH (fillfactor = 60);
  CREATE TABLE {s}.changes (
    space integer NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    stream text NOT NULL,
    id text NOT NULL,
    changed text NOT NULL,
    at double precision NOT NULL,
    PRIMARY KEY (space, seq)
  );
  CREATE TABLE {s}.checkpoints (
    space integer NOT NULL, stream text COLLATE "C" NOT NULL, body text NOT NULL, PRIMARY KEY (space, stream)
  );
  CREATE TABLE {s}.runs (
    space integer NOT NULL, id text COLLATE "C" NOT NULL, started double precision NOT NULL, body text NOT NULL,
    PRIMARY KEY (space, id)
  );
  CREATE TABLE {s}.leases (
    space integer NOT NULL,
    name text COLLATE "C" NOT NULL,
    counter bigint NOT NULL,
    nonce text NOT NULL,
    owner text NOT NULL,
    expires timestamptz NOT NULL,
    PRIMARY KEY (space, name)
  );
  CREATE TABLE {s}.commits (
    space integer NOT NULL,
    id uuid NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (space, id)
  );
  CREATE INDEX commits_at ON {s}.commits (at);

  CREATE FUNCTION {s}.as_time(value text) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT AS $body$
  BEGIN
    IF value ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?$' THEN RETURN (value || 'Z')::timestamptz; END IF;
    IF value !~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d' THEN RETURN NULL; END IF;
    RETURN value::timestamptz;
  EXCEPTION WHEN data_exception THEN RETURN NULL;
  END $body$;

  CREATE FUNCTION {s}.as_date(value text) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT AS $body$
  BEGIN
    IF value !~ '^\\d{4}-\\d\\d-\\d\\d' THEN RETURN NULL; END IF;
    RETURN substr(value, 1, 10)::date;
  EXCEPTION WHEN data_exception THEN RETURN NULL;
  END $body$;

  CREATE FUNCTION {s}.commit(
    p_space integer, p_commit uuid, p_fence text, p_counter bigint, p_nonce text, p_observed double precision,
    r_stream text[], r_id text[], r_rev integer[], r_live float8[], r_dead float8[], r_dirty float8[],
    r_hash text[], r_resource text, r_meta text, r_plain text[],
    s_id text[], s_generation text[], s_observed float8[], s_input text[], s_rev integer[],
    c_kind text[], c_stream text[], c_id text[], c_changed text, c_at float8[],
    p_checkpoint_stream text, p_checkpoint text
  ) RETURNS bigint LANGUAGE plpgsql
  -- Plans are kept for a session: one made while the tables were small would read them whole ever after. Revisions
  -- are looked up by subqueries for the same reason: those cannot become another kind of join.
  SET enable_seqscan = off
  AS $body$
  DECLARE
    v_last bigint;
    v_done bigint;
    v_stream text;
    v_id text;
    v_changes integer := cardinality(c_kind);
  BEGIN
    -- Commits of a connection stand in line here: one whose answer was lost is over before its repetition looks.
    SELECT seq INTO v_last FROM {s}.spaces WHERE id = p_space FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'the connection is gone' USING ERRCODE = 'PCK03'; END IF;
    SELECT seq INTO v_done FROM {s}.commits WHERE space = p_space AND id = p_commit;
    IF FOUND THEN RETURN v_done; END IF;
    -- Shared, so that no other can take the lease before this commit is over.
    PERFORM 1 FROM {s}.leases
      WHERE space = p_space AND name = p_fence AND counter = p_counter AND nonce = p_nonce FOR SHARE;
    IF NOT FOUND THEN RAISE EXCEPTION 'fenced' USING ERRCODE = 'PCK01'; END IF;

    IF cardinality(r_id) > 0 THEN
      SELECT n.stream, n.id INTO v_stream, v_id
        FROM unnest(r_stream, r_id, r_rev) AS n(stream, id, rev)
        WHERE n.rev - 1 <> coalesce(
          (SELECT r.rev FROM {s}.records r WHERE r.space = p_space AND r.stream = n.stream AND r.id = n.id), 0)
        LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'conflict' USING ERRCODE = 'PCK02', DETAIL = json_build_array(v_stream, v_id)::text;
      END IF;
      INSERT INTO {s}.records (space, stream, id, rev, live, dead, dirty_until, hash, resource, plain, meta)
        SELECT p_space, n.stream, n.id, n.rev, n.live, n.dead, n.dirty, n.hash, n.resource, n.plain, n.meta
        FROM unnest(r_stream, r_id, r_rev, r_live, r_dead, r_dirty, r_hash, string_to_array(r_resource, E'\\n'),
          r_plain, string_to_array(r_meta, E'\\n'))
          AS n(stream, id, rev, live, dead, dirty, hash, resource, plain, meta)
        ON CONFLICT (space, stream, id) DO UPDATE SET rev = excluded.rev, live = excluded.live,
          dead = excluded.dead, dirty_until = excluded.dirty_until, hash = excluded.hash,
          resource = excluded.resource, plain = excluded.plain, meta = excluded.meta;
    END IF;

    IF cardinality(s_id) > 0 THEN
      SELECT n.id INTO v_id FROM unnest(s_id, s_rev) AS n(id, rev)
        WHERE n.rev IS DISTINCT FROM
          (SELECT r.rev FROM {s}.records r WHERE r.space = p_space AND r.stream = p_fence AND r.id = n.id)
        LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'conflict' USING ERRCODE = 'PCK02', DETAIL = json_build_array(p_fence, v_id)::text;
      END IF;
      INSERT INTO {s}.sightings (space, stream, id, generation, observed, input, rev)
        SELECT p_space, p_fence, n.id, n.generation, n.observed, n.input, n.rev
        FROM unnest(s_id, s_generation, s_observed, s_input, s_rev) AS n(id, generation, observed, input, rev)
        ON CONFLICT (space, stream, id) DO UPDATE SET generation = excluded.generation,
          observed = excluded.observed, input = excluded.input, rev = excluded.rev;
    END IF;

    -- The number is taken by updating the connection's row inside the commit: numbers follow commit order.
    UPDATE {s}.spaces SET seq = seq + v_changes, observed = greatest(observed, p_observed)
      WHERE id = p_space RETURNING seq INTO v_last;
    IF v_changes > 0 THEN
      INSERT INTO {s}.changes (space, seq, kind, stream, id, changed, at)
        SELECT p_space, v_last - v_changes + n.place, n.kind, n.stream, n.id, n.changed, n.at
        FROM unnest(c_kind, c_stream, c_id, string_to_array(c_changed, E'\\n'), c_at)
          WITH ORDINALITY AS n(kind, stream, id, changed, at, place);
    END IF;
    IF p_checkpoint IS NOT NULL THEN
      INSERT INTO {s}.checkpoints (space, stream, body) VALUES (p_space, p_checkpoint_stream, p_checkpoint)
        ON CONFLICT (space, stream) DO UPDATE SET body = excluded.body;
    END IF;
    INSERT INTO {s}.commits (space, id, seq, at) VALUES (p_space, p_commit, v_last, clock_timestamp());
    IF random() < 0.01 THEN
      DELETE FROM {s}.commits WHERE at < clock_timestamp() - interval '1 hour';
    END IF;
    RETURN v_last;
  END $body$;`,
]
