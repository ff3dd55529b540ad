-- The archive: which entries a checkpoint holds, who seals, what must stay, what went.

-- How far a document's entries are in checkpoints. Entries are sealed in their order, so one number says it.
ALTER TABLE document ADD COLUMN sealed_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_unsealed ON document (id) WHERE head_seq > sealed_seq;

-- more: whether entries that were there already were left for the next checkpoint. restored: the last checkpoint that a database restored from a backup
-- still had, in the first one after it. leaves: SHA-256 of the list of what it holds. signature: CMS over its text, base64.
ALTER TABLE seal ADD COLUMN more INTEGER NOT NULL DEFAULT 0;
ALTER TABLE seal ADD COLUMN restored BIGINT;
ALTER TABLE seal ADD COLUMN leaves TEXT NOT NULL DEFAULT '';
ALTER TABLE seal ADD COLUMN signature TEXT;
CREATE INDEX seal_waiting ON seal (number) WHERE exported IS NULL;

-- What a checkpoint holds: the entries first_seq to last_seq of a document, in the order of place. No reference to the document: a checkpoint outlives it.
CREATE TABLE seal_run (
  seal      BIGINT  NOT NULL REFERENCES seal (number),
  place     INTEGER NOT NULL,
  document  TEXT    NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  PRIMARY KEY (seal, place)
);
CREATE INDEX seal_run_document ON seal_run (document, first_seq);

-- What one hub at a time does.
CREATE TABLE lease (
  name   TEXT   NOT NULL PRIMARY KEY,
  owner  TEXT   NOT NULL,
  token  BIGINT NOT NULL,
  ends   BIGINT NOT NULL
);

-- What is true of this ledger as a whole: who it is, whether it was restored from a backup.
CREATE TABLE mark (
  name  TEXT   NOT NULL PRIMARY KEY,
  value TEXT   NOT NULL,
  at    BIGINT NOT NULL
);

-- What may not be erased, whatever its age.
CREATE TABLE legal_hold (
  id         TEXT   NOT NULL PRIMARY KEY,
  document   TEXT   NOT NULL REFERENCES document (id),
  at         BIGINT NOT NULL,
  by_whom    TEXT   NOT NULL,
  reason     TEXT   NOT NULL,
  lifted     BIGINT,
  lifted_by  TEXT,
  lifted_why TEXT
);
CREATE INDEX legal_hold_open ON legal_hold (document) WHERE lifted IS NULL;

-- How long each document is kept, and when its bytes were erased; filled in by the job that knows the law.
CREATE TABLE retention (
  document TEXT   NOT NULL PRIMARY KEY REFERENCES document (id),
  country  TEXT   NOT NULL,
  ends     BIGINT NOT NULL,
  source   TEXT   NOT NULL,
  erased   BIGINT
);
CREATE INDEX retention_due ON retention (ends) WHERE erased IS NULL;
