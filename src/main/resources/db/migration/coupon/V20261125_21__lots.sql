-- Codes of lots beside those that were deposited one by one: claimed lot by lot, never past the codes of a lot that is not live.
DROP INDEX coupon_deposited;
CREATE INDEX coupon_deposited ON coupon (card_id, lot, code) WHERE status = 'DEPOSITED';
CREATE INDEX coupon_of_lot ON coupon (lot, code) WHERE lot IS NOT NULL;
