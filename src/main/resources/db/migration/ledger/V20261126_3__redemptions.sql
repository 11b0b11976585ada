-- What was redeemed and taken back: by day for a merchant's list, by store, and by who did it for counting a till.
CREATE INDEX coupon_event_redemption ON coupon_event (merchant_id, id) WHERE kind IN ('REDEEMED', 'REVERSED');
CREATE INDEX coupon_event_store ON coupon_event (merchant_id, location_id, id)
  WHERE kind IN ('REDEEMED', 'REVERSED') AND location_id IS NOT NULL;
CREATE INDEX coupon_event_clerk ON coupon_event (merchant_id, clerk, day, id)
  WHERE kind IN ('REDEEMED', 'REVERSED') AND clerk IS NOT NULL;
