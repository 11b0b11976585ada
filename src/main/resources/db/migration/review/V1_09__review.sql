-- One review of something that a merchant asks for. The id is the request's, in the room that asked.
CREATE TABLE review (
  id             uuid PRIMARY KEY,
  kind           text NOT NULL,
  merchant_name  text NOT NULL,
  subject        text NOT NULL,
  details        text NOT NULL,
  link           text NOT NULL,
  submitted_at   timestamptz NOT NULL,
  due_at         timestamptz,
  reminded_at    timestamptz,
  escalated_at   timestamptz,
  -- as the reviewer completed the task; it takes effect when the review is closed
  decision       text CONSTRAINT review_decision_known CHECK (decision IN ('approve', 'refuse')),
  reason         text,
  decided_by     text,
  decided_at     timestamptz,
  closed_at      timestamptz,
  CONSTRAINT review_decided_by_a_person CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CONSTRAINT review_refusal_has_reason CHECK (decision IS DISTINCT FROM 'refuse' OR reason IS NOT NULL)
);
