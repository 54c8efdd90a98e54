-- Moments are ISO 8601 in UTC, days ISO dates; both order as text. Values of answers are JSON arrays of texts.
CREATE TABLE sheet (
  id TEXT PRIMARY KEY,
  model TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  as_of TEXT,
  name TEXT NOT NULL,
  uscc TEXT NOT NULL,
  region TEXT NOT NULL,
  industry TEXT,
  size TEXT,
  employees TEXT,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  submitted_at TEXT,
  declared_by TEXT
);
CREATE INDEX sheet_uscc ON sheet (uscc, model);

CREATE TABLE respondent (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (sheet, id)
);

CREATE TABLE answer (
  sheet TEXT NOT NULL,
  field TEXT NOT NULL,
  respondent TEXT NOT NULL,
  value TEXT NOT NULL,
  not_applicable BIGINT NOT NULL,
  version BIGINT NOT NULL,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (sheet, field, respondent),
  FOREIGN KEY (sheet, respondent) REFERENCES respondent (sheet, id) ON DELETE CASCADE
);

CREATE TABLE resume_link (
  hash TEXT PRIMARY KEY,
  sheet TEXT NOT NULL,
  respondent TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  FOREIGN KEY (sheet, respondent) REFERENCES respondent (sheet, id) ON DELETE CASCADE
);
CREATE INDEX resume_link_sheet ON resume_link (sheet);
