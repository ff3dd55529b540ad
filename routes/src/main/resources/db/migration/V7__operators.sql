-- Who may do what, what people decided, and by what documents are found.

-- company: whose document it is; NULL while nobody knows. companies: for which companies whoever handed it over may hand over, parted by blanks;
-- NULL for all. replaces: the document that this one corrects.
ALTER TABLE document ADD COLUMN company TEXT;
ALTER TABLE document ADD COLUMN companies TEXT;
ALTER TABLE document ADD COLUMN replaces TEXT REFERENCES document (id);
CREATE INDEX document_replaces ON document (replaces) WHERE replaces IS NOT NULL;

-- Whoever has tokens. Roles and companies are parted by blanks; the company * is all of them.
CREATE TABLE account (
  name      TEXT   NOT NULL PRIMARY KEY,
  roles     TEXT   NOT NULL,
  companies TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  by_whom   TEXT   NOT NULL
);

-- A token is known by its SHA-256 alone.
CREATE TABLE token (
  id         TEXT   NOT NULL PRIMARY KEY,
  account    TEXT   NOT NULL REFERENCES account (name),
  hash       TEXT   NOT NULL UNIQUE,
  words      TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  by_whom    TEXT   NOT NULL,
  expires    BIGINT,
  used       BIGINT,
  revoked    BIGINT,
  revoked_by TEXT
);

-- What was decided about something that is no document: a token, an answer that nobody waits for.
CREATE TABLE decision (
  id      TEXT   NOT NULL PRIMARY KEY,
  at      BIGINT NOT NULL,
  by_whom TEXT   NOT NULL,
  kind    TEXT   NOT NULL,
  subject TEXT   NOT NULL,
  reason  TEXT   NOT NULL
);

-- approved_by: the second pair of eyes. cause: the cause whose documents were replayed together.
ALTER TABLE operator_action ADD COLUMN approved_by TEXT;
ALTER TABLE operator_action ADD COLUMN cause TEXT;

-- What somebody wants done and somebody else has to approve. state: OPEN, APPROVED or REFUSED; past its time it can be decided no more.
-- payload and format: the corrected document of a reissue.
CREATE TABLE approval (
  id          TEXT   NOT NULL PRIMARY KEY,
  at          BIGINT NOT NULL,
  by_whom     TEXT   NOT NULL,
  kind        TEXT   NOT NULL,
  document    TEXT   NOT NULL REFERENCES document (id),
  reason      TEXT   NOT NULL,
  payload     TEXT   REFERENCES payload (digest),
  format      TEXT,
  expires     BIGINT NOT NULL,
  state       TEXT   NOT NULL,
  decided_at  BIGINT,
  decided_by  TEXT,
  decided_why TEXT
);
CREATE INDEX approval_state ON approval (state, id);
CREATE INDEX approval_document ON approval (document);

-- taken: the document that the other content became; NULL when it was rejected.
ALTER TABLE quarantine ADD COLUMN decided_at BIGINT;
ALTER TABLE quarantine ADD COLUMN decided_by TEXT;
ALTER TABLE quarantine ADD COLUMN taken TEXT REFERENCES document (id);

-- One row per document for whoever looks for it; kept in the transaction that appends to its history. company, kind, number, partner, currency
-- and turn are empty where there is none; units are ten-thousandths of the currency, issued are days since 1970.
CREATE TABLE found (
  document  TEXT    NOT NULL PRIMARY KEY REFERENCES document (id),
  company   TEXT    NOT NULL,
  direction TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  number    TEXT    NOT NULL,
  partner   TEXT    NOT NULL,
  currency  TEXT    NOT NULL,
  units     BIGINT,
  issued    INTEGER,
  state     TEXT    NOT NULL,
  turn      TEXT    NOT NULL,
  complete  INTEGER NOT NULL
);
CREATE INDEX found_company ON found (company, document);
CREATE INDEX found_state ON found (company, state, document);
CREATE INDEX found_turn ON found (company, turn, document);
CREATE INDEX found_partner ON found (company, partner, document);
CREATE INDEX found_units ON found (company, units, document);
CREATE INDEX found_issued ON found (company, issued, document);

-- A name alone, or with its scheme, newest first.
DROP INDEX reference_value;
CREATE INDEX reference_found ON reference (value, scheme, document);

-- Why documents do not go on: the errors of what stops them, as long as they are stopped. official, term and value are empty where there is none.
CREATE TABLE cause (
  document TEXT NOT NULL REFERENCES document (id),
  code     TEXT NOT NULL,
  official TEXT NOT NULL,
  term     TEXT NOT NULL,
  value    TEXT NOT NULL,
  state    TEXT NOT NULL,
  turn     TEXT NOT NULL,
  message  TEXT NOT NULL,
  next     TEXT NOT NULL,
  PRIMARY KEY (document, code, official, term, value)
);
CREATE INDEX cause_found ON cause (code, official, term, value, document);
