-- Documents that travel together.

-- A document that waits for others to the same partner, and where it went. interchange is the document that the interchange is in this ledger,
-- outgoing its sending: both are NULL while the document waits. work is its waiting; place counts from 1 within the interchange.
CREATE TABLE batched (
  document    TEXT    NOT NULL REFERENCES document (id),
  issue       INTEGER NOT NULL,
  queue       TEXT    NOT NULL,
  partner     TEXT    NOT NULL,
  work        TEXT    NOT NULL REFERENCES work (id),
  payload     TEXT    NOT NULL REFERENCES payload (digest),
  size        BIGINT  NOT NULL,
  format      TEXT    NOT NULL,
  until       BIGINT  NOT NULL,
  interchange TEXT    REFERENCES document (id),
  outgoing    TEXT    REFERENCES outbox (id),
  place       INTEGER,
  answer_due  BIGINT,
  PRIMARY KEY (document, issue)
);
CREATE INDEX batched_waiting ON batched (queue) WHERE interchange IS NULL;
CREATE UNIQUE INDEX batched_interchange ON batched (interchange, place) WHERE interchange IS NOT NULL;
CREATE INDEX batched_outgoing ON batched (outgoing) WHERE outgoing IS NOT NULL;
CREATE INDEX batched_due ON batched (answer_due) WHERE answer_due IS NOT NULL;
