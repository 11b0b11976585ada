-- One review of something that a merchant asks for; the id is the request's, in the room that asked.
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
  decision       text CHECK (decision IN ('approve', 'refuse')),
  reason         text,
  decided_by     text,
  decided_at     timestamptz,
  closed_at      timestamptz,
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK (decision IS DISTINCT FROM 'refuse' OR reason IS NOT NULL)
);
