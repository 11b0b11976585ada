-- Offers of coupons to friends. Whether one can still be taken, the coupon's row decides; this one remembers how it went.
CREATE TABLE gift (
  id          uuid PRIMARY KEY,
  appid       text NOT NULL,
  card_id     text NOT NULL,
  -- as it was when it was offered; it cannot change while the offer is open
  code        text NOT NULL,
  giver       text NOT NULL,
  offered_at  timestamptz NOT NULL,
  -- first moment at which the coupon is the giver's again
  until       timestamptz NOT NULL,
  -- last second of the coupon's validity
  end_at      timestamptz NOT NULL,
  outcome     text CHECK (outcome IN ('ACCEPTED', 'TAKEN_BACK', 'LAPSED', 'EXPIRED', 'VOIDED')),
  ended_at    timestamptz,
  friend      text,
  friend_code text,
  CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CHECK ((outcome IS NOT NULL AND outcome = 'ACCEPTED') = (friend IS NOT NULL)),
  CHECK ((friend IS NULL) = (friend_code IS NULL))
);
CREATE INDEX gift_of_coupon ON gift (card_id, code);
-- one open offer of a coupon
CREATE UNIQUE INDEX gift_open ON gift (card_id, code) WHERE outcome IS NULL;
CREATE INDEX gift_given ON gift (appid, giver, ended_at DESC) WHERE outcome = 'ACCEPTED';
