-- Figures of one account of a merchant that has several: whose cards they are stands with them, so that sums of finished days
-- answer for one account as they do for all.
ALTER TABLE coupon_figure ADD COLUMN appid text;
UPDATE coupon_figure f SET appid = c.appid FROM card c WHERE c.card_id = f.card_id AND f.merchant_id IS NOT NULL;
-- refused attempts that named no coupon are nobody's
ALTER TABLE coupon_figure ADD CHECK (appid IS NOT NULL OR merchant_id IS NULL);

ALTER TABLE figure_card ADD COLUMN appid text;
UPDATE figure_card f SET appid = c.appid FROM card c WHERE c.card_id = f.card_id;
ALTER TABLE figure_card ALTER COLUMN appid SET NOT NULL;
ALTER TABLE figure_card_part ADD COLUMN appid text;
UPDATE figure_card_part f SET appid = c.appid FROM card c WHERE c.card_id = f.card_id;
ALTER TABLE figure_card_part ALTER COLUMN appid SET NOT NULL;

DELETE FROM figure_day;
ALTER TABLE figure_day DROP CONSTRAINT figure_day_pkey, ADD COLUMN appid text NOT NULL,
  ADD PRIMARY KEY (merchant_id, day, appid, channel, location_id);
INSERT INTO figure_day (merchant_id, day, appid, channel, location_id, viewed, claimed, redeemed, redeemed_fen, reversed,
                        reversed_fen, given, expired)
SELECT f.merchant_id, f.day, appid, channel, location_id,
       coalesce(sum(passed) FILTER (WHERE arrow = 'VIEW'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'ISSUE'), 0),
       coalesce(sum(passed) FILTER (WHERE arrow = 'REDEEM'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REDEEM'), 0),
       coalesce(sum(passed) FILTER (WHERE arrow = 'REVERSE'), 0), coalesce(sum(amount_fen) FILTER (WHERE arrow = 'REVERSE'), 0),
       coalesce(sum(passed) FILTER (WHERE kind = 'GIFTED'), 0), coalesce(sum(passed) FILTER (WHERE arrow = 'EXPIRE'), 0)
  FROM coupon_figure f
  JOIN figure_closed c ON c.merchant_id = f.merchant_id AND f.day <= c.day
 WHERE kind IN ('VIEWED', 'CLAIMED', 'REDEEMED', 'REVERSED', 'GIFTED', 'EXPIRED')
 GROUP BY 1, 2, 3, 4, 5;

-- channels and stores by months too, that are called by their first day
DELETE FROM figure_part;
ALTER TABLE figure_part DROP CONSTRAINT figure_part_pkey, ADD COLUMN appid text NOT NULL, ADD COLUMN month boolean NOT NULL,
  ADD CHECK (NOT month OR part <> 'DAY'), ADD PRIMARY KEY (merchant_id, part, month, day, appid, name);
INSERT INTO figure_part (merchant_id, part, month, day, appid, name, viewed, claimed, redeemed, redeemed_fen, reversed,
                         reversed_fen, given, expired)
SELECT merchant_id, part, false, day, appid, CASE part WHEN 'CHANNEL' THEN channel WHEN 'LOCATION' THEN location_id ELSE '' END,
       sum(viewed), sum(claimed), sum(redeemed), sum(redeemed_fen), sum(reversed), sum(reversed_fen), sum(given), sum(expired)
  FROM figure_day, (VALUES ('DAY'), ('CHANNEL'), ('LOCATION')) AS parts (part)
 GROUP BY 1, 2, 4, 5, 6;
INSERT INTO figure_part (merchant_id, part, month, day, appid, name, viewed, claimed, redeemed, redeemed_fen, reversed,
                         reversed_fen, given, expired)
SELECT merchant_id, part, true, date_trunc('month', day)::date, appid, name, sum(viewed), sum(claimed), sum(redeemed),
       sum(redeemed_fen), sum(reversed), sum(reversed_fen), sum(given), sum(expired)
  FROM figure_part
 WHERE part <> 'DAY'
 GROUP BY 1, 2, 4, 5, 6;
