-- The figures of a day by channel and store too, with amounts. Kept with every batch, by the same one statement as before.
CREATE TABLE coupon_figure (
  day         date   NOT NULL,
  -- null where a refused attempt named no coupon
  merchant_id uuid,
  card_id     text   NOT NULL,
  arrow       text   NOT NULL,
  -- of the ledger's entries, or VIEWED for looks at a card; empty for what was refused
  kind        text   NOT NULL,
  -- the coupon's outer_str; empty for none, chr(26) for all that were too many to name
  channel     text   NOT NULL,
  -- where it was redeemed, also of what is taken back; empty and chr(26) as above
  location_id text   NOT NULL,
  passed      bigint NOT NULL CHECK (passed >= 0),
  refused     bigint NOT NULL CHECK (refused >= 0),
  amount_fen  bigint NOT NULL CHECK (amount_fen >= 0),
  PRIMARY KEY (day, card_id, arrow, kind, channel, location_id)
) WITH (fillfactor = 80);
-- none of their columns ever changes, so that counting never touches them
CREATE INDEX coupon_figure_merchant ON coupon_figure (merchant_id, day);
CREATE INDEX coupon_figure_card ON coupon_figure (card_id, day);

INSERT INTO coupon_figure (day, merchant_id, card_id, arrow, kind, channel, location_id, passed, refused, amount_fen)
WITH e AS (
  SELECT e.id, e.day, e.merchant_id, e.card_id, e.kind, e.other_code, coalesce(e.outer_str, '') AS channel,
         coalesce(CASE e.kind WHEN 'REVERSED' THEN r.location_id ELSE e.location_id END, '') AS location_id,
         coalesce(CASE e.kind WHEN 'REVERSED' THEN r.amount_fen ELSE e.amount_fen END, 0) AS amount_fen
    FROM coupon_event e
    LEFT JOIN LATERAL (SELECT amount_fen, location_id
                         FROM coupon_event r
                        WHERE e.kind = 'REVERSED' AND r.code = e.code AND r.card_id = e.card_id AND r.kind = 'REDEEMED'
                          AND r.id < e.id
                        ORDER BY r.id DESC
                        LIMIT 1) r ON true
), channels AS (
  SELECT day, card_id, channel, row_number() OVER (PARTITION BY day, card_id ORDER BY min(id)) AS place
    FROM e WHERE channel <> '' GROUP BY day, card_id, channel
), locations AS (
  SELECT day, card_id, location_id, row_number() OVER (PARTITION BY day, card_id ORDER BY min(id)) AS place
    FROM e WHERE location_id <> '' GROUP BY day, card_id, location_id
)
SELECT day, merchant_id, card_id,
       CASE kind WHEN 'DEPOSITED' THEN 'DEPOSIT' WHEN 'REDEEMED' THEN 'REDEEM' WHEN 'REVERSED' THEN 'REVERSE'
         WHEN 'EXPIRED' THEN 'EXPIRE' WHEN 'GIFT_OFFERED' THEN 'OFFER' WHEN 'GIFTED' THEN 'ACCEPT'
         WHEN 'GIFT_RETURNED' THEN 'RETURN' WHEN 'RECODED' THEN 'RECODE' WHEN 'DELETED' THEN 'DELETE'
         WHEN 'VOIDED' THEN 'VOID' ELSE CASE WHEN other_code IS NULL THEN 'ISSUE' ELSE 'ACCEPT' END END AS arrow,
       kind, CASE WHEN channels.place > 50 THEN chr(26) ELSE channel END AS channel,
       CASE WHEN locations.place > 50 THEN chr(26) ELSE location_id END AS location_id,
       count(*), 0, sum(amount_fen)
  FROM e
  LEFT JOIN channels USING (day, card_id, channel)
  LEFT JOIN locations USING (day, card_id, location_id)
 GROUP BY 1, 2, 3, 4, 5, 6, 7
 UNION ALL
SELECT day, NULL, card_id, arrow, '', '', '', 0, refused, 0
  FROM coupon_tally_day
 WHERE refused > 0;

DROP TABLE coupon_tally_day;

-- Finished days once more, summed over cards and over channels and stores, so that a page of a year reads few rows. A day
-- is in here when it is not after its merchant's.
CREATE TABLE figure_closed (
  merchant_id uuid PRIMARY KEY,
  day         date NOT NULL
);
CREATE TABLE figure_day (
  merchant_id  uuid   NOT NULL,
  day          date   NOT NULL,
  channel      text   NOT NULL,
  location_id  text   NOT NULL,
  viewed       bigint NOT NULL,
  claimed      bigint NOT NULL,
  redeemed     bigint NOT NULL,
  redeemed_fen bigint NOT NULL,
  reversed     bigint NOT NULL,
  reversed_fen bigint NOT NULL,
  given        bigint NOT NULL,
  expired      bigint NOT NULL,
  PRIMARY KEY (merchant_id, day, channel, location_id)
);
-- by days, and by months that are called by their first day
CREATE TABLE figure_card (
  merchant_id  uuid    NOT NULL,
  month        boolean NOT NULL,
  day          date    NOT NULL,
  card_id      text    NOT NULL,
  viewed       bigint  NOT NULL,
  claimed      bigint  NOT NULL,
  redeemed     bigint  NOT NULL,
  redeemed_fen bigint  NOT NULL,
  reversed     bigint  NOT NULL,
  reversed_fen bigint  NOT NULL,
  given        bigint  NOT NULL,
  expired      bigint  NOT NULL,
  PRIMARY KEY (merchant_id, month, day, card_id)
);
-- How many different people a finished day saw; of looks there are as many as browsers. For the API of figures.
CREATE TABLE figure_people (
  merchant_id uuid   NOT NULL,
  day         date   NOT NULL,
  card_id     text   NOT NULL,
  kind        text   NOT NULL,
  people      bigint NOT NULL,
  PRIMARY KEY (merchant_id, day, card_id, kind)
);
