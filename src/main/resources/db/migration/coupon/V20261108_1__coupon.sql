CREATE TABLE coupon (
  code        text NOT NULL,
  -- empty for the platform's codes, which are unique everywhere; the card_id for the merchant's own codes
  scope       text NOT NULL,
  card_id     text NOT NULL,
  appid       text NOT NULL,
  merchant_id uuid NOT NULL,
  status      text NOT NULL CHECK (status IN ('DEPOSITED', 'NORMAL', 'CONSUMED', 'EXPIRE', 'GIFTING', 'GIFT_SUCC',
                'GIFT_TIMEOUT', 'DELETE', 'UNAVAILABLE')),
  openid      text,
  begin_at    timestamptz,
  end_at      timestamptz,
  outer_str   text,
  claimed_at  timestamptz,
  consumed_at timestamptz,
  used        int NOT NULL DEFAULT 0 CHECK (used >= 0),
  reversals   int NOT NULL DEFAULT 0 CHECK (reversals >= 0),
  PRIMARY KEY (code, scope),
  CHECK (scope IN ('', card_id)),
  CHECK (status IN ('DEPOSITED', 'UNAVAILABLE') OR (openid IS NOT NULL AND begin_at IS NOT NULL AND end_at IS NOT NULL))
);
CREATE INDEX coupon_holder_coupons ON coupon (appid, openid, claimed_at DESC);
CREATE INDEX coupon_to_expire ON coupon (end_at) WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT');
CREATE INDEX coupon_of_card_to_expire ON coupon (card_id, end_at) WHERE status IN ('NORMAL', 'GIFTING', 'GIFT_TIMEOUT');

-- how many of a card one person has claimed, ever
CREATE TABLE coupon_holder (
  card_id text NOT NULL,
  openid  text NOT NULL,
  claimed int NOT NULL CHECK (claimed >= 0),
  PRIMARY KEY (card_id, openid)
);

-- request numbers, remembered for ever with the first answer
CREATE TABLE coupon_request (
  appid      text NOT NULL,
  number     text NOT NULL CHECK (length(number) <= 64),
  operation  text NOT NULL,
  content    text NOT NULL,
  at         timestamptz NOT NULL,
  refusal    text,
  code       text,
  card_id    text,
  status     text,
  openid     text,
  begin_at   timestamptz,
  end_at     timestamptz,
  outer_str  text,
  PRIMARY KEY (appid, number)
);
