-- What our own system is to be told about its documents, sink by sink: a row for each change of a document's state, written in the transaction that
-- changed it, and gone when it was told. state: OPEN, or STUCK when nobody tries any more until the hub starts again.
CREATE TABLE feedback (
  sink     TEXT    NOT NULL,
  document TEXT    NOT NULL REFERENCES document (id),
  seq      INTEGER NOT NULL,
  at       BIGINT  NOT NULL,
  body     TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  due      BIGINT  NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  why      TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (sink, document, seq)
);
CREATE INDEX feedback_due ON feedback (sink, due) WHERE state = 'OPEN';
CREATE INDEX feedback_stuck ON feedback (document) WHERE state = 'STUCK';
