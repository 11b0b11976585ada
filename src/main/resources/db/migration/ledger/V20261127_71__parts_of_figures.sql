-- Finished days by channel alone, by store alone, and whole: what a page reads where nothing is left out. Days by channel and
-- store at once are ten times as many.
CREATE TABLE figure_part (
  merchant_id  uuid   NOT NULL,
  part         text   NOT NULL CHECK (part IN ('DAY', 'CHANNEL', 'LOCATION')),
  day          date   NOT NULL,
  -- of the channel or the store; empty for whole days, and as in coupon_figure
  name         text   NOT NULL,
  viewed       bigint NOT NULL,
  claimed      bigint NOT NULL,
  redeemed     bigint NOT NULL,
  redeemed_fen bigint NOT NULL,
  reversed     bigint NOT NULL,
  reversed_fen bigint NOT NULL,
  given        bigint NOT NULL,
  expired      bigint NOT NULL,
  CHECK (part <> 'DAY' OR name = ''),
  PRIMARY KEY (merchant_id, part, day, name)
);
INSERT INTO figure_part (merchant_id, part, day, name, viewed, claimed, redeemed, redeemed_fen, reversed, reversed_fen, given,
                         expired)
SELECT merchant_id, part, day, CASE part WHEN 'CHANNEL' THEN channel WHEN 'LOCATION' THEN location_id ELSE '' END,
       sum(viewed), sum(claimed), sum(redeemed), sum(redeemed_fen), sum(reversed), sum(reversed_fen), sum(given), sum(expired)
  FROM figure_day, (VALUES ('DAY'), ('CHANNEL'), ('LOCATION')) AS parts (part)
 GROUP BY 1, 2, 3, 4;

-- one channel or one store of finished days
CREATE INDEX figure_day_channel ON figure_day (merchant_id, channel, day);
CREATE INDEX figure_day_location ON figure_day (merchant_id, location_id, day);
