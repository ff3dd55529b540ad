-- What is looked up for every answer and every question.
CREATE INDEX evidence_document ON evidence (document);
CREATE INDEX evidence_outgoing ON evidence (outgoing);
CREATE INDEX work_outgoing ON work (outgoing) WHERE outgoing IS NOT NULL;
CREATE INDEX reference_document ON reference (document);
CREATE INDEX alarm_open ON alarm (since) WHERE cleared IS NULL;
