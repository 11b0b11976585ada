-- Letters to be sent, sent, and given up.
CREATE TABLE letter (
  id           uuid PRIMARY KEY,
  message_id   text NOT NULL CONSTRAINT letter_message_id_unique UNIQUE,
  topic        text NOT NULL,
  kind         text NOT NULL,
  recipient    text NOT NULL,
  language     text NOT NULL,
  subject      text NOT NULL,
  body         text NOT NULL,
  -- rendered once, so that every try sends the same
  html         text,
  status       text NOT NULL CONSTRAINT letter_status_known CHECK (status IN ('PENDING', 'SENT', 'GAVE_UP')),
  attempts     int NOT NULL DEFAULT 0,
  posted_at    timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  taken_until  timestamptz,
  sent_at      timestamptz,
  last_error   text,
  -- whether a person has been shown that it was given up, so that the next try is one that a person asked for
  reported     boolean NOT NULL DEFAULT false
);
CREATE INDEX letter_due ON letter (due_at) WHERE status = 'PENDING';
CREATE INDEX letter_gave_up ON letter (due_at) WHERE status = 'GAVE_UP';
CREATE INDEX letter_topic ON letter (topic);

-- What a merchant reads in the notification centre.
CREATE TABLE notice (
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL,
  kind         text NOT NULL,
  facts        jsonb NOT NULL,
  -- what was refused, in both languages, so that every reader reads their own
  reasons      jsonb NOT NULL DEFAULT '[]',
  link         text,
  posted_at    timestamptz NOT NULL,
  read_at      timestamptz
);
CREATE INDEX notice_merchant ON notice (merchant_id, posted_at DESC);
