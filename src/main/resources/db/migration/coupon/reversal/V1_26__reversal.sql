-- Redemptions to be reversed after the card's window: another owner decides, until the due moment.
CREATE TABLE late_reversal (
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL,
  appid        text NOT NULL,
  card_id      text NOT NULL,
  code         text NOT NULL,
  title        text NOT NULL,
  reason       text NOT NULL CONSTRAINT late_reversal_has_reason CHECK (length(btrim(reason)) > 0),
  asked_by     text NOT NULL,
  asked_at     timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  decision     text CONSTRAINT late_reversal_decision_known CHECK (decision IN ('APPROVED', 'REFUSED', 'LAPSED')),
  decided_by   text CONSTRAINT late_reversal_second_person CHECK (decided_by <> asked_by),
  decided_at   timestamptz,
  -- what became of an approved one; null until it is carried out
  outcome      text,
  CONSTRAINT late_reversal_decision_has_moment CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT late_reversal_decided_by_a_person CHECK (decision = 'LAPSED' OR (decision IS NULL) = (decided_by IS NULL)),
  CONSTRAINT late_reversal_outcome_of_approved CHECK (outcome IS NULL OR decision = 'APPROVED')
);
-- one open request about a coupon
CREATE UNIQUE INDEX late_reversal_open ON late_reversal (card_id, code) WHERE decision IS NULL;
CREATE INDEX late_reversal_of_merchant ON late_reversal (merchant_id, asked_at DESC);
CREATE INDEX late_reversal_to_do ON late_reversal (decided_at) WHERE decision = 'APPROVED' AND outcome IS NULL;
