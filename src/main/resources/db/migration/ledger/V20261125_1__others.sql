-- device: the till or browser; other_code: the code that goes on from here, or that it came from
ALTER TABLE coupon_event ADD COLUMN device text, ADD COLUMN other_code text;
ALTER TABLE coupon_attempt ADD COLUMN device text, ADD COLUMN amount_fen bigint, ADD COLUMN reason text;
CREATE INDEX coupon_event_other_code ON coupon_event (other_code, card_id) WHERE other_code IS NOT NULL;
