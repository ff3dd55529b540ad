-- The way in: interchanges by their control numbers, what orders say, what remittances pay.

-- An interchange is received once: who sent it to whom under which number, and its content.
CREATE TABLE interchange (
  standard TEXT   NOT NULL,
  sender   TEXT   NOT NULL,
  receiver TEXT   NOT NULL,
  control  TEXT   NOT NULL,
  content  TEXT   NOT NULL REFERENCES payload (digest),
  document TEXT   NOT NULL REFERENCES document (id),
  at       BIGINT NOT NULL,
  repeats  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (standard, sender, receiver, control)
);

-- The lines of received orders as the latest order or change left them; line is empty for the order as a whole.
-- quantity is a decimal number as text, empty where the order gives none.
CREATE TABLE order_line (
  partner  TEXT    NOT NULL,
  number   TEXT    NOT NULL,
  line     TEXT    NOT NULL,
  quantity TEXT    NOT NULL,
  unit     TEXT    NOT NULL,
  closed   INTEGER NOT NULL,
  document TEXT    NOT NULL REFERENCES document (id),
  at       BIGINT  NOT NULL,
  PRIMARY KEY (partner, number, line)
);

-- Which order documents have been kept, so that doing it again changes nothing.
CREATE TABLE order_kept (
  document TEXT   NOT NULL PRIMARY KEY REFERENCES document (id),
  at       BIGINT NOT NULL
);

-- What our invoices bill of a line; what a credit note gives back is negative.
CREATE TABLE order_billed (
  partner  TEXT NOT NULL,
  number   TEXT NOT NULL,
  line     TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document (id),
  quantity TEXT NOT NULL,
  unit     TEXT NOT NULL,
  PRIMARY KEY (partner, number, line, document)
);

-- What a remittance pays, item by item; document is the one that it pays, NULL while nobody has that number.
CREATE TABLE payment (
  remittance TEXT    NOT NULL REFERENCES document (id),
  item       INTEGER NOT NULL,
  partner    TEXT    NOT NULL,
  number     TEXT    NOT NULL,
  currency   TEXT    NOT NULL,
  amount     TEXT    NOT NULL,
  settled    TEXT    NOT NULL,
  document   TEXT    REFERENCES document (id),
  at         BIGINT  NOT NULL,
  PRIMARY KEY (remittance, item)
);
CREATE INDEX payment_document ON payment (document);
CREATE INDEX payment_number ON payment (partner, number);
