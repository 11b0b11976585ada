-- A list of people who each get a coupon, worked on chunk by chunk.
CREATE TABLE bulk_issue (
  id            uuid PRIMARY KEY,
  merchant_id   uuid NOT NULL,
  appid         text NOT NULL,
  card_id       text NOT NULL,
  status        text NOT NULL DEFAULT 'READ'
                  CONSTRAINT bulk_issue_status_known CHECK (status IN ('READ', 'RUNNING', 'STOPPING', 'DONE', 'STOPPED')),
  outer_str     text CONSTRAINT bulk_issue_outer_str_length CHECK (length(outer_str) <= 128),
  -- null where it was typed
  file_name     text,
  -- of letters to people who have no wallet yet; null until it is begun
  language      text,
  lines         int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_lines_not_negative CHECK (lines >= 0),
  malformed     int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_malformed_not_negative CHECK (malformed >= 0),
  duplicate     int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_duplicate_not_negative CHECK (duplicate >= 0),
  mails         int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_mails_not_negative CHECK (mails >= 0),
  worked        int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_worked_not_negative CHECK (worked >= 0),
  ok            int NOT NULL DEFAULT 0 CONSTRAINT bulk_issue_ok_not_negative CHECK (ok >= 0),
  reached_line  int NOT NULL DEFAULT 0,
  asked_by      text NOT NULL,
  asked_at      timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  CONSTRAINT bulk_issue_not_more_than_lines CHECK (ok <= worked AND worked <= lines),
  CONSTRAINT bulk_issue_finished_has_moment CHECK ((status IN ('DONE', 'STOPPED')) = (finished_at IS NOT NULL)),
  CONSTRAINT bulk_issue_begun_has_moment CHECK (status NOT IN ('RUNNING', 'STOPPING', 'DONE') OR started_at IS NOT NULL)
);
CREATE INDEX bulk_issue_of_card ON bulk_issue (card_id, asked_at DESC);
CREATE INDEX bulk_issue_of_merchant ON bulk_issue (merchant_id, started_at);

CREATE TABLE bulk_issue_line (
  bulk_issue    uuid NOT NULL CONSTRAINT bulk_issue_line_of_handout REFERENCES bulk_issue,
  line       int NOT NULL CONSTRAINT bulk_issue_line_number_positive CHECK (line > 0),
  -- openid or e-mail address, or what was sent in its place
  recipient  text NOT NULL,
  -- the merchant's own, to be handed out
  code       text,
  note       text,
  -- null until it has been worked on
  outcome    text,
  -- who got which code
  openid     text,
  issued     text,
  PRIMARY KEY (bulk_issue, line),
  CONSTRAINT bulk_issue_line_ok_has_coupon CHECK (outcome IS DISTINCT FROM 'OK' OR (openid IS NOT NULL AND issued IS NOT NULL))
);
