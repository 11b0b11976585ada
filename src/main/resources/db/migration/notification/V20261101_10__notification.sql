CREATE TABLE letter (
  id           uuid PRIMARY KEY,
  message_id   text NOT NULL UNIQUE,
  topic        text NOT NULL,
  kind         text NOT NULL,
  recipient    text NOT NULL,
  language     text NOT NULL,
  subject      text NOT NULL,
  body         text NOT NULL,
  status       text NOT NULL CHECK (status IN ('PENDING', 'SENT', 'GAVE_UP')),
  attempts     int NOT NULL DEFAULT 0,
  posted_at    timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  taken_until  timestamptz,
  sent_at      timestamptz,
  last_error   text,
  -- the give-up was shown to a person, so that the next try is one that a person asked for
  reported     boolean NOT NULL DEFAULT false
);
CREATE INDEX letter_due ON letter (due_at) WHERE status = 'PENDING';
CREATE INDEX letter_topic ON letter (topic);

CREATE TABLE notice (
  id          uuid PRIMARY KEY,
  merchant_id uuid NOT NULL,
  kind        text NOT NULL,
  facts       jsonb NOT NULL,
  link        text,
  posted_at   timestamptz NOT NULL,
  read_at     timestamptz
);
CREATE INDEX notice_merchant ON notice (merchant_id, posted_at DESC);
