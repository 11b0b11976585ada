-- The figures of one channel or one store over a long time, card by card. Like the others they hold only columns that never
-- change, so that counting never touches them.
CREATE INDEX coupon_figure_channel ON coupon_figure (merchant_id, channel, day);
CREATE INDEX coupon_figure_location ON coupon_figure (merchant_id, location_id, day) WHERE location_id <> '';
