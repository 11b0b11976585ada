-- Offers of coupons to friends. Whether one can still be accepted, the coupon's row decides; this one remembers how it ended.
CREATE TABLE gift (
  id           uuid NOT NULL,
  appid        text NOT NULL,
  card_id      text NOT NULL,
  -- as it was when it was offered; it cannot change while the offer is open
  code         text NOT NULL,
  giver        text NOT NULL,
  offered_at   timestamptz NOT NULL,
  -- first moment at which the coupon is the giver's again
  until        timestamptz NOT NULL,
  -- last second of the coupon's validity
  end_at       timestamptz NOT NULL,
  outcome      text CONSTRAINT gift_outcome_known CHECK (outcome IN ('ACCEPTED', 'TAKEN_BACK', 'LAPSED', 'EXPIRED', 'VOIDED')),
  ended_at     timestamptz,
  friend       text,
  friend_code  text,
  -- the offer first: a link names it alone
  PRIMARY KEY (id, appid),
  CONSTRAINT gift_outcome_has_moment CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CONSTRAINT gift_accepted_has_friend CHECK ((outcome IS NOT NULL AND outcome = 'ACCEPTED') = (friend IS NOT NULL)),
  CONSTRAINT gift_friend_has_code CHECK ((friend IS NULL) = (friend_code IS NULL))
);
CREATE INDEX gift_of_coupon ON gift (appid, card_id, code);
-- one open offer of a coupon
CREATE UNIQUE INDEX gift_open ON gift (appid, card_id, code) WHERE outcome IS NULL;
CREATE INDEX gift_given ON gift (appid, giver, ended_at DESC) WHERE outcome = 'ACCEPTED';
