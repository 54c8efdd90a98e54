-- Who did what: entries hang on each other (chain) and are only ever added. The record is canonical JSON; the columns repeat what is asked for.
CREATE TABLE audit (
  number BIGINT PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  region TEXT NOT NULL,
  record TEXT NOT NULL,
  chain TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, number);
CREATE INDEX audit_action ON audit (action, number);

-- Codes printed on the console that let somebody make the first account, once.
CREATE TABLE first_run (
  hash TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
);
