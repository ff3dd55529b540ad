-- The ledger. Portable SQL: ${blob} is the one type that databases name differently.
-- Instants are milliseconds since 1970 by the database's clock; ids are ULIDs; digests are SHA-256 in lower-case hexadecimal.

-- Bytes by digest. location: 'chunks' (payload_chunk) or 'file' (the content-addressed store beside the database).
CREATE TABLE payload (
  digest   TEXT   NOT NULL PRIMARY KEY,
  size     BIGINT NOT NULL,
  location TEXT   NOT NULL,
  at       BIGINT NOT NULL
);

CREATE TABLE payload_chunk (
  digest TEXT    NOT NULL,
  part   INTEGER NOT NULL,
  bytes  ${blob} NOT NULL,
  PRIMARY KEY (digest, part)
);

-- A business document, or a carrier of several. revision is NULL until the business identity is admitted: NULLs never collide.
CREATE TABLE document (
  id        TEXT    NOT NULL PRIMARY KEY,
  direction TEXT    NOT NULL,
  carrier   TEXT    REFERENCES document (id),
  part      INTEGER,
  channel   TEXT    NOT NULL,
  handed_by TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  payload   TEXT    NOT NULL REFERENCES payload (digest),
  format    TEXT    NOT NULL,
  at        BIGINT  NOT NULL,
  issuer    TEXT,
  type      TEXT,
  number    TEXT,
  year      INTEGER,
  revision  INTEGER,
  partner   TEXT,
  currency  TEXT,
  amount    TEXT,
  issue     INTEGER NOT NULL DEFAULT 1,
  head_seq  INTEGER NOT NULL DEFAULT 0,
  head_hash TEXT    NOT NULL,
  UNIQUE (direction, issuer, type, number, year, revision),
  UNIQUE (carrier, part)
);

-- A hand-over, its content and what its sender was told.
CREATE TABLE inbound (
  id           TEXT    NOT NULL PRIMARY KEY,
  channel      TEXT    NOT NULL,
  partner      TEXT    NOT NULL,
  identity     TEXT    NOT NULL,
  content      TEXT    NOT NULL REFERENCES payload (digest),
  document     TEXT    NOT NULL REFERENCES document (id),
  reply_status INTEGER NOT NULL,
  reply_type   TEXT    NOT NULL,
  reply_body   TEXT    NOT NULL,
  at           BIGINT  NOT NULL,
  repeats      INTEGER NOT NULL DEFAULT 0,
  UNIQUE (channel, partner, identity)
);

-- The same identity with other content.
CREATE TABLE quarantine (
  id      TEXT    NOT NULL PRIMARY KEY,
  inbound TEXT    NOT NULL REFERENCES inbound (id),
  content TEXT    NOT NULL REFERENCES payload (digest),
  at      BIGINT  NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  UNIQUE (inbound, content)
);

-- Append-only, chained per document.
CREATE TABLE entry (
  document TEXT    NOT NULL REFERENCES document (id),
  seq      INTEGER NOT NULL,
  at       BIGINT  NOT NULL,
  by_whom  TEXT    NOT NULL,
  stage    TEXT    NOT NULL,
  issue    INTEGER NOT NULL,
  level    TEXT,
  verdict  TEXT,
  about    TEXT    NOT NULL,
  body     TEXT    NOT NULL,
  previous TEXT    NOT NULL,
  hash     TEXT    NOT NULL,
  PRIMARY KEY (document, seq)
);

-- Merkle checkpoints over entries, by one leased sealer.
CREATE TABLE seal (
  number   BIGINT NOT NULL PRIMARY KEY,
  at       BIGINT NOT NULL,
  entries  BIGINT NOT NULL,
  root     TEXT   NOT NULL,
  previous TEXT   NOT NULL,
  exported TEXT
);

-- A sending: one identity, one set of numbers, one sequence of bytes.
CREATE TABLE outbox (
  id         TEXT    NOT NULL PRIMARY KEY,
  document   TEXT    NOT NULL REFERENCES document (id),
  issue      INTEGER NOT NULL,
  partner    TEXT    NOT NULL,
  identity   TEXT    NOT NULL UNIQUE,
  numbers    TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  lane       TEXT,
  payload    TEXT    REFERENCES payload (digest),
  type       TEXT,
  mic        TEXT,
  address    TEXT,
  expects    TEXT,
  within_ms  BIGINT,
  answer_due BIGINT,
  attempts   INTEGER NOT NULL DEFAULT 0,
  at         BIGINT  NOT NULL,
  UNIQUE (document, issue)
);
CREATE INDEX outbox_due ON outbox (answer_due) WHERE answer_due IS NOT NULL;

-- What is to be done. due moves to the end of the lease while it is claimed, so that work of a dead worker comes back by itself.
CREATE TABLE work (
  id          TEXT    NOT NULL PRIMARY KEY,
  kind        TEXT    NOT NULL,
  document    TEXT    NOT NULL REFERENCES document (id),
  outgoing    TEXT    REFERENCES outbox (id),
  lane        TEXT,
  state       TEXT    NOT NULL,
  due         BIGINT  NOT NULL,
  owner       TEXT,
  token       BIGINT  NOT NULL DEFAULT 0,
  lease_until BIGINT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  at          BIGINT  NOT NULL
);
CREATE INDEX work_due ON work (kind, due, id) WHERE state = 'OPEN';
CREATE INDEX work_lane ON work (lane, kind, id) WHERE state = 'OPEN' AND lane IS NOT NULL;
CREATE INDEX work_document ON work (document);

-- The next number of a series.
CREATE TABLE counter (
  name        TEXT   NOT NULL,
  sender      TEXT   NOT NULL,
  receiver    TEXT   NOT NULL,
  standard    TEXT   NOT NULL,
  environment TEXT   NOT NULL,
  next        BIGINT NOT NULL,
  PRIMARY KEY (name, sender, receiver, standard, environment)
);

-- Names by which somebody asks for a document or answers to it.
CREATE TABLE reference (
  scheme   TEXT NOT NULL,
  scope    TEXT NOT NULL,
  value    TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document (id),
  outgoing TEXT REFERENCES outbox (id),
  PRIMARY KEY (scheme, scope, value, document)
);
CREATE INDEX reference_value ON reference (value);

-- What came back, whoever brought it. document is NULL while it waits.
CREATE TABLE evidence (
  connector TEXT   NOT NULL,
  identity  TEXT   NOT NULL,
  document  TEXT   REFERENCES document (id),
  outgoing  TEXT   REFERENCES outbox (id),
  level     TEXT   NOT NULL,
  verdict   TEXT   NOT NULL,
  payload   TEXT   REFERENCES payload (digest),
  mic       TEXT,
  body      TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (connector, identity)
);

CREATE TABLE unmatched_evidence (
  connector TEXT   NOT NULL,
  identity  TEXT   NOT NULL,
  why       TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (connector, identity),
  FOREIGN KEY (connector, identity) REFERENCES evidence (connector, identity)
);

-- The names under which unmatched evidence waits; place is the order in which the evidence gave them.
CREATE TABLE awaited (
  scheme    TEXT    NOT NULL,
  scope     TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  connector TEXT    NOT NULL,
  identity  TEXT    NOT NULL,
  place     INTEGER NOT NULL,
  PRIMARY KEY (scheme, scope, value, connector, identity),
  FOREIGN KEY (connector, identity) REFERENCES unmatched_evidence (connector, identity)
);

CREATE TABLE agreement_version (
  digest  TEXT   NOT NULL PRIMARY KEY,
  partner TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  text    TEXT   NOT NULL
);

CREATE TABLE operator_action (
  id       TEXT   NOT NULL PRIMARY KEY,
  at       BIGINT NOT NULL,
  by_whom  TEXT   NOT NULL,
  kind     TEXT   NOT NULL,
  document TEXT   NOT NULL REFERENCES document (id),
  reason   TEXT   NOT NULL
);
CREATE INDEX operator_action_document ON operator_action (document);

-- Each start of a node, so that claims of an earlier life can be told from those of this one.
CREATE TABLE node_epoch (
  node    TEXT   NOT NULL,
  epoch   BIGINT NOT NULL,
  started BIGINT NOT NULL,
  PRIMARY KEY (node, epoch)
);

CREATE TABLE alarm (
  document TEXT   NOT NULL REFERENCES document (id),
  kind     TEXT   NOT NULL,
  since    BIGINT NOT NULL,
  words    TEXT   NOT NULL,
  cleared  BIGINT,
  PRIMARY KEY (document, kind)
);
