-- What somebody says against a decision after the list was published, and what came of it. Who says it is for those who decide alone.
CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  sheet TEXT NOT NULL REFERENCES programme_case (sheet) ON DELETE CASCADE,
  objector TEXT NOT NULL,
  says TEXT NOT NULL,
  proof TEXT NOT NULL,
  state TEXT NOT NULL,
  taken_name TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  finding TEXT,
  settled_name TEXT,
  settled_at TEXT
);
CREATE INDEX objection_sheet ON objection (sheet, taken_at);
