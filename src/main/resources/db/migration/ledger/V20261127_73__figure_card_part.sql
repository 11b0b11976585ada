-- Whole months of one channel or one store, card by card: what a page of a year reads where one of them is asked for.
CREATE TABLE figure_card_part (
  merchant_id  uuid   NOT NULL,
  part         text   NOT NULL CHECK (part IN ('CHANNEL', 'LOCATION')),
  -- as in coupon_figure
  name         text   NOT NULL,
  -- by its first day
  month        date   NOT NULL,
  card_id      text   NOT NULL,
  viewed       bigint NOT NULL,
  claimed      bigint NOT NULL,
  redeemed     bigint NOT NULL,
  redeemed_fen bigint NOT NULL,
  reversed     bigint NOT NULL,
  reversed_fen bigint NOT NULL,
  given        bigint NOT NULL,
  expired      bigint NOT NULL,
  PRIMARY KEY (merchant_id, part, name, month, card_id)
);
INSERT INTO figure_card_part (merchant_id, part, name, month, card_id, viewed, claimed, redeemed, redeemed_fen, reversed,
                              reversed_fen, given, expired)
SELECT f.merchant_id, part, CASE part WHEN 'CHANNEL' THEN channel ELSE location_id END, date_trunc('month', f.day)::date, card_id,
       coalesce(sum(passed) FILTER (WHERE arrow = 'VIEW'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'ISSUE'), 0),
       coalesce(sum(passed) FILTER (WHERE arrow = 'REDEEM'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REDEEM'), 0),
       coalesce(sum(passed) FILTER (WHERE arrow = 'REVERSE'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REVERSE'), 0),
       coalesce(sum(passed) FILTER (WHERE kind = 'GIFTED'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'EXPIRE'), 0)
  FROM coupon_figure f
  JOIN figure_closed c ON c.merchant_id = f.merchant_id AND f.day <= c.day, (VALUES ('CHANNEL'), ('LOCATION')) AS parts (part)
 WHERE kind IN ('VIEWED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED')
 GROUP BY 1, 2, 3, 4, 5;
