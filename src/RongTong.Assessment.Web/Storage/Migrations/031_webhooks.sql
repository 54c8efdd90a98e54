-- Who is told when a batch ends. Secrets are protected with the keys of the service: signing needs them as they are.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX webhook_owner ON webhook (owner);

-- One for each batch and webhook, and what became of it.
CREATE TABLE webhook_delivery (
  webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  operation TEXT NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  attempt BIGINT NOT NULL,
  next_at TEXT NOT NULL,
  status BIGINT,
  reason TEXT,
  created_at TEXT NOT NULL,
  finished_at TEXT,
  PRIMARY KEY (webhook, operation)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, next_at);
