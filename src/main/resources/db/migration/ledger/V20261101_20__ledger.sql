-- Append-only: a trigger refuses change and removal whoever asks, and the application's role has no right to either.
CREATE TABLE coupon_event (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at             timestamptz NOT NULL,
  day            date NOT NULL,
  merchant_id    uuid NOT NULL,
  appid          text NOT NULL,
  card_id        text NOT NULL,
  code           text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('DEPOSITED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'EXPIRED', 'GIFT_OFFERED',
                   'GIFTED', 'GIFT_RETURNED', 'RECODED', 'DELETED', 'VOIDED')),
  from_status    text,
  to_status      text NOT NULL,
  openid         text,
  amount_fen     bigint NOT NULL DEFAULT 0 CHECK (amount_fen >= 0),
  location_id    text,
  clerk          text,
  source         text NOT NULL,
  out_request_no text,
  outer_str      text,
  reason         text
);
CREATE INDEX coupon_event_day ON coupon_event (merchant_id, day, id);
CREATE INDEX coupon_event_code ON coupon_event (code, card_id, id);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER coupon_event_append_only BEFORE UPDATE OR DELETE ON coupon_event
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER coupon_event_not_emptied BEFORE TRUNCATE ON coupon_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
REVOKE UPDATE, DELETE, TRUNCATE ON coupon_event FROM ${application_role};

-- What was asked for and refused, with who asked. May be cleared after a while; nothing is counted from it.
CREATE TABLE coupon_attempt (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at             timestamptz NOT NULL,
  arrow          text NOT NULL,
  why            text NOT NULL,
  appid          text NOT NULL,
  card_id        text,
  code           text,
  openid         text,
  location_id    text,
  clerk          text,
  source         text NOT NULL,
  out_request_no text
);
CREATE INDEX coupon_attempt_code ON coupon_attempt (code, id);
CREATE INDEX coupon_attempt_at ON coupon_attempt (at);

-- How many went along which arrow: kept with every batch, so that no page ever counts coupons.
CREATE TABLE coupon_tally (
  card_id     text NOT NULL,
  arrow       text NOT NULL,
  from_status text NOT NULL,
  to_status   text NOT NULL,
  passed      bigint NOT NULL CHECK (passed >= 0),
  PRIMARY KEY (card_id, arrow, from_status, to_status)
);
CREATE TABLE coupon_tally_day (
  day     date NOT NULL,
  card_id text NOT NULL,
  arrow   text NOT NULL,
  passed  bigint NOT NULL CHECK (passed >= 0),
  refused bigint NOT NULL CHECK (refused >= 0),
  PRIMARY KEY (day, card_id, arrow)
);
