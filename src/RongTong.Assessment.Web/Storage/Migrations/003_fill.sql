-- What filling takes besides answers. Titles are a JSON array of records; earlier is the sheet of the year before, as a document.
ALTER TABLE sheet ADD COLUMN titles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sheet ADD COLUMN earlier TEXT;

-- The pages a respondent was asked to answer, separated by spaces; none means all.
ALTER TABLE respondent ADD COLUMN sections TEXT NOT NULL DEFAULT '';

-- That there was a sheet, and that it was erased: hashes of what it was called and of what it said, nothing of either.
CREATE TABLE tombstone (
  sheet_hash TEXT PRIMARY KEY,
  content_hash TEXT NOT NULL,
  erased_at TEXT NOT NULL,
  erased_by TEXT NOT NULL
);
