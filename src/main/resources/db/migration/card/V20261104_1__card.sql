CREATE TABLE card (
  card_id         text        PRIMARY KEY CHECK (card_id ~ '^p[A-Za-z0-9_-]{27}$'),
  appid           text        NOT NULL,
  merchant_id     uuid        NOT NULL,
  card_type       text        NOT NULL CHECK (card_type IN (
                                'GROUPON', 'CASH', 'DISCOUNT', 'GIFT', 'GENERAL_COUPON', 'MEMBER_CARD', 'GENERAL_CARD',
                                'SCENIC_TICKET', 'MOVIE_TICKET', 'BOARDING_PASS', 'MEETING_TICKET', 'BUS_TICKET')),
  status          text        NOT NULL CHECK (status IN ('NOT_VERIFY', 'VERIFY_FAIL', 'VERIFY_OK', 'DISPATCH', 'DELETE')),
  content         jsonb       NOT NULL,
  approved        jsonb,
  title           text        NOT NULL,
  brand_name      text        NOT NULL,
  color           text        NOT NULL,
  code_type       text        NOT NULL,
  use_custom_code boolean     NOT NULL,
  deposit         boolean     NOT NULL,
  bind_openid     boolean     NOT NULL,
  get_limit       integer     NOT NULL CHECK (get_limit BETWEEN 1 AND 50),
  use_limit       integer     NOT NULL CHECK (use_limit > 0),
  reduce_cost     bigint      NOT NULL CHECK (reduce_cost >= 0),
  date_type       text        NOT NULL CHECK (date_type IN ('FIX_TIME_RANGE', 'FIX_TERM', 'PERMANENT')),
  begin_at        timestamptz,
  end_at          timestamptz,
  begin_days      integer     NOT NULL CHECK (begin_days >= 0),
  days            integer     NOT NULL CHECK (days >= 0),
  paused          boolean     NOT NULL DEFAULT false,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  ended_at        timestamptz,
  settled_at      timestamptz,
  CHECK (deposit <= use_custom_code),
  CHECK ((date_type = 'FIX_TERM') = (days > 0)),
  CHECK (date_type <> 'FIX_TIME_RANGE' OR (begin_at IS NOT NULL AND end_at >= begin_at))
);

CREATE INDEX card_of_appid ON card (appid, created_at DESC, card_id DESC);
CREATE INDEX card_of_merchant ON card (merchant_id, created_at DESC, card_id DESC);

-- Apart from the card: every claim changes this row, and it should stay small.
CREATE TABLE card_stock (
  card_id  text   PRIMARY KEY REFERENCES card,
  quantity bigint NOT NULL CHECK (quantity >= 0),
  total    bigint NOT NULL CHECK (total >= quantity)
) WITH (fillfactor = 50);

CREATE TABLE card_review (
  card_id      text        NOT NULL REFERENCES card,
  round        integer     NOT NULL CHECK (round > 0),
  submitted_at timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  reminded_at  timestamptz,
  escalated_at timestamptz,
  decided_at   timestamptz,
  decision     text        CHECK (decision IN ('approve', 'refuse')),
  reason       text,
  decided_by   text,
  PRIMARY KEY (card_id, round),
  CHECK ((decided_at IS NULL) = (decision IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK (decision IS DISTINCT FROM 'refuse' OR reason IS NOT NULL)
);

CREATE UNIQUE INDEX card_review_open ON card_review (card_id) WHERE decided_at IS NULL;
