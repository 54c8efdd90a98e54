-- Answers to changes that name an Idempotency-Key, for a day. The key itself is not kept: it opens the answer.
CREATE TABLE idempotent_answer (
  id TEXT PRIMARY KEY,
  request TEXT,
  content BYTEA,
  created_at TEXT NOT NULL
);
CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);
