CREATE TABLE application (
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL REFERENCES merchant,
  appid        text NOT NULL REFERENCES account,
  channel      text NOT NULL CHECK (channel IN ('OFFICIAL_ACCOUNT', 'OPEN_PLATFORM')),
  status       text NOT NULL CHECK (status IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED',
                                               'DECLINED')),
  round        int NOT NULL CHECK (round > 0),
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
-- one open application per appid, however many ask at the same moment
CREATE UNIQUE INDEX application_open ON application (appid) WHERE status IN ('DRAFT', 'IN_REVIEW', 'REFUSED');
CREATE INDEX application_merchant ON application (merchant_id, created_at DESC);
CREATE INDEX application_appid ON application (appid);

CREATE TABLE application_round (
  application_id  uuid NOT NULL REFERENCES application,
  round           int NOT NULL CHECK (round > 0),
  materials       jsonb NOT NULL,
  submitted_at    timestamptz NOT NULL,
  due_at          timestamptz,
  reminded_at     timestamptz,
  escalated_at    timestamptz,
  -- as the reviewer completed the task; the merchant hears of it when the round is closed
  decision        text CHECK (decision IN ('approve', 'refuse', 'decline')),
  reason          text,
  reasons         jsonb,
  decided_by      text,
  decided_at      timestamptz,
  second_by       text,
  second_at       timestamptz,
  closed_at       timestamptz,
  PRIMARY KEY (application_id, round),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK (decision IS NULL OR decision = 'approve' OR reason IS NOT NULL)
);
