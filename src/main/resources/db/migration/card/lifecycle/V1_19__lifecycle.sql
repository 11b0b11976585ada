-- Rounds of a card's review.
CREATE TABLE card_review (
  card_id       text NOT NULL CONSTRAINT card_review_of_card REFERENCES card,
  round         int NOT NULL CONSTRAINT card_review_round_positive CHECK (round > 0),
  submitted_at  timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  reminded_at   timestamptz,
  escalated_at  timestamptz,
  decided_at    timestamptz,
  -- withdrawn: the card was deleted while it was in review
  decision      text CONSTRAINT card_review_decision_known CHECK (decision IN ('approve', 'refuse', 'withdrawn')),
  -- why the whole was refused
  reason        text,
  -- why single fields were refused, by field
  reasons       jsonb NOT NULL DEFAULT '{}',
  decided_by    text,
  PRIMARY KEY (card_id, round),
  CONSTRAINT card_review_decided_has_decision CHECK ((decided_at IS NULL) = (decision IS NULL)),
  CONSTRAINT card_review_decided_by_a_person CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT card_review_refusal_has_reason CHECK (decision IS DISTINCT FROM 'refuse' OR reason IS NOT NULL OR reasons <> '{}')
);
CREATE UNIQUE INDEX card_review_open ON card_review (card_id) WHERE decided_at IS NULL;
