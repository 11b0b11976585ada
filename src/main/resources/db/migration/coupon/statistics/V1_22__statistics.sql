-- How many coupons of a card made which transition: written with every batch, so that no page ever counts coupons.
CREATE TABLE coupon_tally (
  appid        text NOT NULL,
  card_id      text NOT NULL,
  arrow        text NOT NULL,
  from_status  text NOT NULL,
  to_status    text NOT NULL,
  passed       bigint NOT NULL CONSTRAINT coupon_tally_not_negative CHECK (passed >= 0),
  -- the card first: pages ask by card alone
  PRIMARY KEY (card_id, appid, arrow, from_status, to_status)
);

-- The figures of a day by card, channel and store, with amounts in 分: written with every batch.
CREATE TABLE coupon_figure (
  day          date NOT NULL,
  -- null for what was refused: it need not name a card, or one of this merchant
  merchant_id  uuid,
  appid        text NOT NULL,
  card_id      text NOT NULL,
  arrow        text NOT NULL,
  -- of the ledger's entries, or VIEWED for views of a card; empty for what was refused
  kind         text NOT NULL,
  -- the coupon's outer_str; empty for none, chr(26) for all that were too many to name
  channel      text NOT NULL,
  -- where it was redeemed, also of what is reversed; empty and chr(26) as above
  location_id  text NOT NULL,
  passed       bigint NOT NULL CONSTRAINT coupon_figure_passed_not_negative CHECK (passed >= 0),
  refused      bigint NOT NULL CONSTRAINT coupon_figure_refused_not_negative CHECK (refused >= 0),
  amount_fen   bigint NOT NULL CONSTRAINT coupon_figure_amount_not_negative CHECK (amount_fen >= 0),
  PRIMARY KEY (day, appid, card_id, arrow, kind, channel, location_id)
) WITH (fillfactor = 80);
-- none of their columns ever changes, so that counting never updates these indexes
CREATE INDEX coupon_figure_merchant ON coupon_figure (merchant_id, day);
CREATE INDEX coupon_figure_card ON coupon_figure (card_id, day);
CREATE INDEX coupon_figure_channel ON coupon_figure (merchant_id, channel, day);
CREATE INDEX coupon_figure_location ON coupon_figure (merchant_id, location_id, day) WHERE location_id <> '';

-- Finished days once more, summed, so that a page of a year reads few rows. A day is in these tables when it is not after its
-- merchant's day here. A merchant's days are closed together, whatever accounts it has: so this table knows no appid.
CREATE TABLE figure_closed (
  merchant_id  uuid PRIMARY KEY,
  day          date NOT NULL
);

-- By day, channel and store.
CREATE TABLE figure_day (
  merchant_id   uuid NOT NULL,
  day           date NOT NULL,
  appid         text NOT NULL,
  channel       text NOT NULL,
  location_id   text NOT NULL,
  viewed        bigint NOT NULL,
  claimed       bigint NOT NULL,
  redeemed      bigint NOT NULL,
  redeemed_fen  bigint NOT NULL,
  reversed      bigint NOT NULL,
  reversed_fen  bigint NOT NULL,
  given         bigint NOT NULL,
  expired       bigint NOT NULL,
  PRIMARY KEY (merchant_id, day, appid, channel, location_id)
);
CREATE INDEX figure_day_channel ON figure_day (merchant_id, channel, day);
CREATE INDEX figure_day_location ON figure_day (merchant_id, location_id, day);

-- By card: by days, and by months, which are named by their first day.
CREATE TABLE figure_card (
  merchant_id   uuid NOT NULL,
  month         boolean NOT NULL,
  day           date NOT NULL,
  appid         text NOT NULL,
  card_id       text NOT NULL,
  viewed        bigint NOT NULL,
  claimed       bigint NOT NULL,
  redeemed      bigint NOT NULL,
  redeemed_fen  bigint NOT NULL,
  reversed      bigint NOT NULL,
  reversed_fen  bigint NOT NULL,
  given         bigint NOT NULL,
  expired       bigint NOT NULL,
  PRIMARY KEY (merchant_id, month, day, card_id, appid)
);

-- By channel alone, by store alone, and whole days; channels and stores by months too, which are named by their first day.
-- What a page reads where nothing is narrowed down: days by channel and store together are ten times as many.
CREATE TABLE figure_part (
  merchant_id   uuid NOT NULL,
  part          text NOT NULL CONSTRAINT figure_part_known CHECK (part IN ('DAY', 'CHANNEL', 'LOCATION')),
  month         boolean NOT NULL,
  day           date NOT NULL,
  appid         text NOT NULL,
  -- of the channel or the store; empty for whole days, and as in coupon_figure
  name          text NOT NULL,
  viewed        bigint NOT NULL,
  claimed       bigint NOT NULL,
  redeemed      bigint NOT NULL,
  redeemed_fen  bigint NOT NULL,
  reversed      bigint NOT NULL,
  reversed_fen  bigint NOT NULL,
  given         bigint NOT NULL,
  expired       bigint NOT NULL,
  PRIMARY KEY (merchant_id, part, month, day, appid, name),
  CONSTRAINT figure_part_whole_day_without_name CHECK (part <> 'DAY' OR name = ''),
  CONSTRAINT figure_part_whole_day_by_days CHECK (NOT month OR part <> 'DAY')
);

-- Whole months of one channel or one store, by card: what a page of a year reads where one of them is asked for.
CREATE TABLE figure_card_part (
  merchant_id   uuid NOT NULL,
  part          text NOT NULL CONSTRAINT figure_card_part_known CHECK (part IN ('CHANNEL', 'LOCATION')),
  -- as in coupon_figure
  name          text NOT NULL,
  -- by its first day
  month         date NOT NULL,
  appid         text NOT NULL,
  card_id       text NOT NULL,
  viewed        bigint NOT NULL,
  claimed       bigint NOT NULL,
  redeemed      bigint NOT NULL,
  redeemed_fen  bigint NOT NULL,
  reversed      bigint NOT NULL,
  reversed_fen  bigint NOT NULL,
  given         bigint NOT NULL,
  expired       bigint NOT NULL,
  PRIMARY KEY (merchant_id, part, name, month, card_id, appid)
);
