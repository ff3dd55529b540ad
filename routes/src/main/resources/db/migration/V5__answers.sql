-- A hand-over whose acknowledgement is the body of the answer: until when its sender may be told so. NULL when it was told, or when nothing of the
-- kind is agreed. reply_payload is the body that it was told, where that is no text of ours.
ALTER TABLE inbound ADD COLUMN answer_until BIGINT;
ALTER TABLE inbound ADD COLUMN reply_payload TEXT REFERENCES payload (digest);
CREATE INDEX inbound_document ON inbound (document);
