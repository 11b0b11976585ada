CREATE TABLE application (
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL CONSTRAINT application_of_merchant REFERENCES merchant,
  appid        text NOT NULL CONSTRAINT application_of_account REFERENCES account,
  channel      text NOT NULL CONSTRAINT application_channel_known CHECK (channel IN ('OFFICIAL_ACCOUNT', 'OPEN_PLATFORM')),
  status       text NOT NULL CONSTRAINT application_status_known
                 CHECK (status IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'DECLINED')),
  round        int NOT NULL CONSTRAINT application_round_positive CHECK (round > 0),
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  -- what is being typed until it is submitted: of a new application, or of the next round of a refused one
  draft        jsonb,
  agreed_at    timestamptz,
  agreed_by    text,
  agreement    text,
  CONSTRAINT application_draft_while_open CHECK (draft IS NULL OR status IN ('DRAFT', 'REFUSED'))
);
-- one open application per appid, however many are made concurrently
CREATE UNIQUE INDEX application_open ON application (appid) WHERE status IN ('DRAFT', 'IN_REVIEW', 'REFUSED');
CREATE INDEX application_merchant ON application (merchant_id, created_at DESC);
CREATE INDEX application_appid ON application (appid);

CREATE TABLE application_round (
  application_id  uuid NOT NULL CONSTRAINT application_round_of_application REFERENCES application,
  round           int NOT NULL CONSTRAINT application_round_number_positive CHECK (round > 0),
  materials       jsonb NOT NULL,
  submitted_at    timestamptz NOT NULL,
  due_at          timestamptz,
  reminded_at     timestamptz,
  escalated_at    timestamptz,
  -- as the reviewer completed the task; the merchant hears of it when the round is closed
  decision        text CONSTRAINT application_round_decision_known CHECK (decision IN ('approve', 'refuse', 'decline')),
  reason          text,
  reasons         jsonb,
  decided_by      text,
  decided_at      timestamptz,
  second_by       text,
  second_at       timestamptz,
  closed_at       timestamptz,
  PRIMARY KEY (application_id, round),
  CONSTRAINT application_round_decided_by_a_person CHECK ((decision IS NULL) = (decided_by IS NULL)),
  -- for the whole, or for single materials
  CONSTRAINT application_round_refusal_has_reason
    CHECK (decision IS NULL OR decision = 'approve' OR reason IS NOT NULL OR reasons <> '{}'::jsonb)
);
