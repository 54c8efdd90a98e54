-- The second factor of an account: the key its codes are made of, protected; the last step a code was taken for, so that none works twice.
-- Until a first code has been shown it is not asked for.
CREATE TABLE second_factor (
  account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  step BIGINT NOT NULL,
  confirmed_at TEXT
);
