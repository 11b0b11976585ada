-- Everything that happened to coupons. Append-only: a trigger refuses change and removal whoever asks, and the application's
-- role has no right to either.
CREATE TABLE coupon_event (
  id              bigint GENERATED ALWAYS AS IDENTITY,
  at              timestamptz NOT NULL,
  day             date NOT NULL,
  merchant_id     uuid NOT NULL,
  appid           text NOT NULL,
  card_id         text NOT NULL,
  code            text NOT NULL,
  kind            text NOT NULL CONSTRAINT coupon_event_kind_known CHECK (kind IN (
                    'DEPOSITED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'EXPIRED', 'GIFT_OFFERED', 'GIFTED', 'GIFT_RETURNED',
                    'RECODED', 'DELETED', 'VOIDED')),
  from_status     text,
  to_status       text NOT NULL,
  openid          text,
  amount_fen      bigint NOT NULL DEFAULT 0 CONSTRAINT coupon_event_amount_not_negative CHECK (amount_fen >= 0),
  location_id     text,
  clerk           text,
  source          text NOT NULL,
  -- the till or browser
  device          text,
  out_request_no  text,
  outer_str       text,
  reason          text,
  -- the code that goes on from here, or that this one came from
  other_code      text,
  PRIMARY KEY (appid, id)
);
CREATE INDEX coupon_event_day ON coupon_event (merchant_id, day, id);
CREATE INDEX coupon_event_code ON coupon_event (appid, code, card_id, id);
CREATE INDEX coupon_event_other_code ON coupon_event (appid, other_code, card_id) WHERE other_code IS NOT NULL;
-- By merchant, not by appid: a merchant's lists show all its accounts in one order.
-- Redemptions and reversals: for a merchant's list by day, by store, by who did it for a till's count, and by source, so that
-- no page reads through all others where there are none.
CREATE INDEX coupon_event_redemption ON coupon_event (merchant_id, id) WHERE kind IN ('REDEEMED', 'REVERSED');
CREATE INDEX coupon_event_store ON coupon_event (merchant_id, location_id, id)
  WHERE kind IN ('REDEEMED', 'REVERSED') AND location_id IS NOT NULL;
CREATE INDEX coupon_event_clerk ON coupon_event (merchant_id, clerk, day, id)
  WHERE kind IN ('REDEEMED', 'REVERSED') AND clerk IS NOT NULL;
CREATE INDEX coupon_event_source ON coupon_event (merchant_id, source, id) WHERE kind IN ('REDEEMED', 'REVERSED');

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER coupon_event_append_only BEFORE UPDATE OR DELETE ON coupon_event
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER coupon_event_not_emptied BEFORE TRUNCATE ON coupon_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
REVOKE UPDATE, DELETE, TRUNCATE ON coupon_event FROM ${application_role};

-- What was asked for and refused, with who asked. May be deleted after a while; nothing is counted from it.
CREATE TABLE coupon_attempt (
  id              bigint GENERATED ALWAYS AS IDENTITY,
  at              timestamptz NOT NULL,
  arrow           text NOT NULL,
  why             text NOT NULL,
  appid           text NOT NULL,
  card_id         text,
  code            text,
  openid          text,
  amount_fen      bigint,
  location_id     text,
  clerk           text,
  source          text NOT NULL,
  device          text,
  out_request_no  text,
  reason          text,
  PRIMARY KEY (appid, id)
);
CREATE INDEX coupon_attempt_code ON coupon_attempt (appid, code, id);
CREATE INDEX coupon_attempt_at ON coupon_attempt (at);
