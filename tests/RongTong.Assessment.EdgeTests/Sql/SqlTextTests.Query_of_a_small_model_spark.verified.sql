-- test/quick@2026  Quick standard
-- Standard: 文件; fingerprint of the model sha256:6f92316d6bb0268a2f2a2c3cdc6fbd0d85d5e5aeba3e5c736930feceaf455223
-- Written by rongtong model sql from the plan that decides, dialect spark; change the model, not this text
--
-- NULL is unknown. A criterion is TRUE, FALSE or NULL: met, unmet or undecided; it does not apply where "… applies" is FALSE.
-- _min and _max bound what is not answered, NULL where there is no bound; ratios are compared by multiplying out and never rounded.
-- Spark's decimals have at most 38 digits: no column may be wider than stated below. This dialect was not run on Spark.
--
-- Table facts: one row an enterprise.
--   id         STRING          the key, handed on to the result
--   as_of      DATE            the day whose rules apply
--   row_error  BOOLEAN         TRUE: something in the row could not be read, so it goes back
--   revenue    DECIMAL(16, 4)  Revenue (10k CNY) >= 0
--   costs      DECIMAL(16, 4)  Costs (10k CNY)
--   state      STRING          State: new | old

CREATE OR REPLACE VIEW decisions AS
WITH

-- The facts as filed: what is out of range or unknown does not count (NULL) and is noted in has_error
answers AS (
  SELECT
    id,
    as_of,
    CASE WHEN revenue BETWEEN 0 AND 1000000000000 THEN revenue END AS revenue,
    CASE WHEN costs BETWEEN -1000000000000 AND 1000000000000 THEN costs END AS costs,
    CASE WHEN state IN ('new', 'old') THEN state END AS state,
    (row_error
      OR costs NOT BETWEEN -1000000000000 AND 1000000000000
      OR revenue NOT BETWEEN 0 AND 1000000000000
      OR state NOT IN ('new', 'old')) IS TRUE AS has_error
  FROM facts
),

-- Criteria one by one; groups after what they are made of
criteria AS (
  SELECT answers.*,
    -- margin  Costs at most four fifths of revenue
    -- 文件 Article 1；model.yaml:11
    costs <= 0.8 * NULLIF(revenue, 0) AS margin,
    revenue < 100 AS `fresh applies`,
    -- fresh  A new firm
    -- 文件 Article 1；model.yaml:12
    state = 'new' AS fresh
  FROM answers
),

-- Grades: whether all they require is there
grades AS (
  SELECT criteria.*,
    -- fit  Fit
    -- 文件 Article 1；model.yaml:14
    margin AND (fresh OR NOT `fresh applies`) AS fit
  FROM criteria
),

-- The decision
decision AS (
  SELECT grades.*,
    -- some answer could not be kept, or a check fails: the sheet goes back
    has_error IS TRUE AS is_error
  FROM grades
),
decision_2 AS (
  SELECT decision.*,
    -- from the highest grade down: held, or open and so undecided, or ruled out
    CASE WHEN is_error THEN 'data_error' WHEN fit THEN 'decided' WHEN fit IS NULL THEN 'undecided' ELSE 'decided' END AS decision,
    -- the highest grade certainly held
    CASE WHEN is_error THEN NULL WHEN fit THEN 'fit' END AS held
  FROM decision
)
SELECT
  id,
  'test/quick@2026' AS model,
  decision AS status,
  held AS grade,
  CASE WHEN margin THEN 'met' WHEN NOT margin THEN 'unmet' ELSE 'undecided' END AS `c:margin`,
  ROUND(CAST(0.8 * NULLIF(revenue, 0) - costs AS DECIMAL(16, 4)) / NULLIF(revenue, 0), 12) AS `m:margin`,
  CASE
    WHEN NOT `fresh applies` THEN 'not_applicable'
    WHEN fresh AND `fresh applies` THEN 'met'
    WHEN NOT fresh AND `fresh applies` THEN 'unmet'
    ELSE 'undecided' END AS `c:fresh`
FROM decision_2;
