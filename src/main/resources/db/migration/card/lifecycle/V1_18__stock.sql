-- Apart from the card: every claim changes this row, so it is kept small.
CREATE TABLE card_stock (
  card_id    text PRIMARY KEY CONSTRAINT card_stock_of_card REFERENCES card,
  quantity   bigint NOT NULL CONSTRAINT card_stock_quantity_not_negative CHECK (quantity >= 0),
  total      bigint NOT NULL CONSTRAINT card_stock_total_holds_quantity CHECK (total >= quantity),
  -- how many codes there are to claim altogether, the claimed ones among them; null where the platform or the merchant's
  -- program makes the codes
  deposited  bigint,
  CONSTRAINT card_stock_total_within_deposited CHECK (total <= deposited)
) WITH (fillfactor = 50);
