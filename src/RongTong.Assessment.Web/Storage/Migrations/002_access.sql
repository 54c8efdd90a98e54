-- Who may come in: accounts, what they are signed in with, keys of programs, and how often somebody guessed.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  region TEXT NOT NULL,
  password TEXT,
  created_at TEXT NOT NULL,
  disabled_at TEXT
);

-- A link that lets its holder set the password of an account, once.
CREATE TABLE account_link (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

-- Somebody at a browser: with an account, or with the link of one sheet.
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  account TEXT REFERENCES account (id) ON DELETE CASCADE,
  sheet TEXT,
  respondent TEXT,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  agent TEXT NOT NULL,
  FOREIGN KEY (sheet, respondent) REFERENCES respondent (sheet, id) ON DELETE CASCADE
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_sheet ON session (sheet);

-- Scopes are separated by spaces.
CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  region TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_on TEXT,
  revoked_at TEXT
);

CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX attempt_subject ON attempt (subject, at);

-- What the nodes sign their forms with.
CREATE TABLE protection_key (
  name TEXT PRIMARY KEY,
  xml TEXT NOT NULL,
  created_at TEXT NOT NULL
);

-- The account a firm keeps its sheets under; none for sheets held by their link alone.
ALTER TABLE sheet ADD COLUMN owner TEXT REFERENCES account (id);
CREATE INDEX sheet_owner ON sheet (owner);
CREATE INDEX sheet_region ON sheet (region, state);
