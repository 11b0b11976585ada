-- reasons: why single fields were refused, by field; reason is why the whole was.
-- withdrawn: the card was deleted while it was in review.
ALTER TABLE card_review ADD COLUMN reasons jsonb NOT NULL DEFAULT '{}';
ALTER TABLE card_review DROP CONSTRAINT card_review_decision_check;
ALTER TABLE card_review ADD CONSTRAINT card_review_decision_check CHECK (decision IN ('approve', 'refuse', 'withdrawn'));
ALTER TABLE card_review DROP CONSTRAINT card_review_check2;
ALTER TABLE card_review ADD CONSTRAINT card_review_refused_why
  CHECK (decision IS DISTINCT FROM 'refuse' OR reason IS NOT NULL OR reasons <> '{}');
