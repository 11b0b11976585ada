-- Redemptions by a program, by consumers themselves and at the till: where there are none, no page looks through all others.
CREATE INDEX coupon_event_source ON coupon_event (merchant_id, source, id)
  WHERE kind IN ('REDEEMED', 'REVERSED');
