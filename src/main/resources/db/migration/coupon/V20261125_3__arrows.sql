-- gift: the offer to a friend that is open; lot: the codes that were made or brought in together
ALTER TABLE coupon ADD COLUMN gift uuid, ADD COLUMN gift_until timestamptz, ADD COLUMN lot uuid;
ALTER TABLE coupon ADD CHECK ((status = 'GIFTING') = (gift IS NOT NULL)), ADD CHECK ((gift IS NULL) = (gift_until IS NULL));
CREATE UNIQUE INDEX coupon_gift ON coupon (gift) WHERE gift IS NOT NULL;
CREATE INDEX coupon_deposited ON coupon (card_id, code) WHERE status = 'DEPOSITED' AND lot IS NULL;

-- merchants' own codes that were exchanged for new ones: never to be given to another coupon
CREATE TABLE coupon_former_code (
  code  text NOT NULL,
  scope text NOT NULL,
  PRIMARY KEY (code, scope)
);
