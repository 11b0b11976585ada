-- Every key of these tables begins with the appid, so that they can be distributed or partitioned by it.
CREATE TABLE coupon (
  appid        text NOT NULL,
  code         text NOT NULL,
  -- empty for the platform's codes, which are unique for the appid; the card_id for the merchant's own codes
  scope        text NOT NULL,
  card_id      text NOT NULL,
  merchant_id  uuid NOT NULL,
  status       text NOT NULL CONSTRAINT coupon_status_known CHECK (status IN (
                 'DEPOSITED', 'NORMAL', 'CONSUMED', 'EXPIRE', 'GIFTING', 'GIFT_SUCC', 'GIFT_TIMEOUT', 'DELETE', 'UNAVAILABLE')),
  openid       text,
  begin_at     timestamptz,
  end_at       timestamptz,
  outer_str    text,
  claimed_at   timestamptz,
  consumed_at  timestamptz,
  used         int NOT NULL DEFAULT 0 CONSTRAINT coupon_used_not_negative CHECK (used >= 0),
  reversals    int NOT NULL DEFAULT 0 CONSTRAINT coupon_reversals_not_negative CHECK (reversals >= 0),
  -- the open offer to a friend, and until when it can be accepted
  gift         uuid,
  gift_until   timestamptz,
  -- the codes that were made or imported together
  lot          uuid,
  PRIMARY KEY (appid, code, scope),
  CONSTRAINT coupon_scope_of_card CHECK (scope IN ('', card_id)),
  CONSTRAINT coupon_in_hand_has_holder
    CHECK (status IN ('DEPOSITED', 'UNAVAILABLE') OR (openid IS NOT NULL AND begin_at IS NOT NULL AND end_at IS NOT NULL)),
  CONSTRAINT coupon_being_given_has_gift CHECK ((status = 'GIFTING') = (gift IS NOT NULL)),
  CONSTRAINT coupon_gift_has_end CHECK ((gift IS NULL) = (gift_until IS NULL))
);
CREATE INDEX coupon_holder_coupons ON coupon (appid, openid, claimed_at DESC);
CREATE INDEX coupon_to_expire ON coupon (end_at) WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT');
CREATE INDEX coupon_of_card_to_expire ON coupon (card_id, end_at) WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT');
CREATE UNIQUE INDEX coupon_gift ON coupon (appid, gift) WHERE gift IS NOT NULL;
-- claimed batch by batch, never past the codes of a batch that is not released
CREATE INDEX coupon_deposited ON coupon (card_id, lot, code) WHERE status = 'DEPOSITED';
CREATE INDEX coupon_of_lot ON coupon (lot, code) WHERE lot IS NOT NULL;

-- Merchants' own codes that were exchanged for new ones: never to be given to another coupon.
CREATE TABLE coupon_former_code (
  appid  text NOT NULL,
  code   text NOT NULL,
  scope  text NOT NULL,
  PRIMARY KEY (appid, code, scope)
);

-- How many of a card one person has ever claimed.
CREATE TABLE coupon_holder (
  appid    text NOT NULL,
  card_id  text NOT NULL,
  openid   text NOT NULL,
  claimed  int NOT NULL CONSTRAINT coupon_holder_claimed_not_negative CHECK (claimed >= 0),
  PRIMARY KEY (appid, card_id, openid)
);

-- Request numbers, remembered for ever with the first answer.
CREATE TABLE coupon_request (
  appid      text NOT NULL,
  -- who numbered: programs of a merchant (API) and pages of ours number each for themselves
  source     text NOT NULL,
  number     text NOT NULL CONSTRAINT coupon_request_number_length CHECK (length(number) <= 64),
  operation  text NOT NULL,
  content    text NOT NULL,
  -- what a claim came from, and which one of them
  origin     text CONSTRAINT coupon_request_origin_known CHECK (origin IN ('DIRECT', 'DELIVERY', 'LANDING_PAGE', 'LIST')),
  origin_id  text,
  at         timestamptz NOT NULL,
  refusal    text,
  code       text,
  card_id    text,
  status     text,
  openid     text,
  begin_at   timestamptz,
  end_at     timestamptz,
  outer_str  text,
  PRIMARY KEY (appid, source, number),
  CONSTRAINT coupon_request_claim_has_origin CHECK ((operation = 'ISSUE') = (origin IS NOT NULL)),
  CONSTRAINT coupon_request_origin_has_id CHECK (coalesce(origin, 'DIRECT') <> 'DIRECT' OR origin_id IS NULL)
);
-- how many were claimed from one QR code, link or page
CREATE INDEX coupon_request_of_origin ON coupon_request (appid, origin, origin_id)
  WHERE operation = 'ISSUE' AND refusal IS NULL AND origin_id IS NOT NULL;
