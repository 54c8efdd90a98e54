-- Rounds of certification that departments open, and what becomes of the sheets handed in to them. Days are ISO dates.
CREATE TABLE programme (
  id TEXT PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  model TEXT NOT NULL,
  region TEXT NOT NULL,
  is_reexamination BIGINT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  county_by TEXT,
  city_by TEXT,
  decide_by TEXT NOT NULL,
  reviewers BIGINT NOT NULL,
  cases BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX programme_region ON programme (region, closes_on);

-- The round a sheet is filled for; none for a self-assessment.
ALTER TABLE sheet ADD COLUMN programme TEXT REFERENCES programme (id);

-- Verdict and nearest line are what the engine said when anything of the case changed last. Lists are sorted by them; no decision rests on them.
CREATE TABLE programme_case (
  sheet TEXT PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
  programme TEXT NOT NULL REFERENCES programme (id),
  number BIGINT NOT NULL,
  stage TEXT NOT NULL,
  returned_from TEXT,
  due_on TEXT NOT NULL,
  verdict TEXT NOT NULL,
  nearest_ppm BIGINT,
  warnings BIGINT NOT NULL,
  awaits_review BIGINT NOT NULL,
  result TEXT,
  decided_at TEXT,
  decided_by TEXT,
  UNIQUE (programme, number)
);
CREATE INDEX programme_case_stage ON programme_case (programme, stage);

-- A fact that a reviewer states. It counts once as many reviewers as the round asks for say the same.
CREATE TABLE review_fact (
  sheet TEXT NOT NULL REFERENCES programme_case (sheet) ON DELETE CASCADE,
  field TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewer_name TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  stated_at TEXT NOT NULL,
  PRIMARY KEY (sheet, field, reviewer)
);

-- Another value for a fact the firm stated: asked by one person with source and reason, counted once another one agrees.
CREATE TABLE fact_override (
  id TEXT PRIMARY KEY,
  sheet TEXT NOT NULL REFERENCES programme_case (sheet) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_name TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  settled_by TEXT,
  settled_name TEXT,
  settled_at TEXT
);
CREATE INDEX fact_override_sheet ON fact_override (sheet, asked_at);

-- Files that prove an answer, in parts of at most a mebibyte.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  field TEXT,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
);
CREATE INDEX evidence_sheet ON evidence (sheet);

CREATE TABLE evidence_part (
  evidence TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (evidence, number)
);

-- What happened to a case, for those who work on it, in order.
CREATE TABLE case_event (
  sheet TEXT NOT NULL REFERENCES programme_case (sheet) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (sheet, number)
);

-- Firms drawn for a visit: seed, share and the root over the results drawn from are what anybody needs to draw again.
CREATE TABLE visit_draw (
  id TEXT PRIMARY KEY,
  programme TEXT NOT NULL REFERENCES programme (id),
  seed TEXT NOT NULL,
  root TEXT NOT NULL,
  share TEXT NOT NULL,
  by_region BIGINT NOT NULL,
  firms BIGINT NOT NULL,
  csv TEXT NOT NULL,
  drawn_by TEXT NOT NULL,
  drawn_at TEXT NOT NULL
);
CREATE INDEX visit_draw_programme ON visit_draw (programme, drawn_at);

-- A list as it was published; never changed after.
CREATE TABLE publication (
  id TEXT PRIMARY KEY,
  programme TEXT NOT NULL REFERENCES programme (id),
  root TEXT NOT NULL,
  firms BIGINT NOT NULL,
  csv TEXT NOT NULL,
  published_by TEXT NOT NULL,
  published_at TEXT NOT NULL
);
CREATE INDEX publication_programme ON publication (programme, published_at);
