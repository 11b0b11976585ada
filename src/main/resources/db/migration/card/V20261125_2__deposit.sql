-- deposited: how many codes there are to claim altogether, those that are claimed already among them; null where the platform
-- or the merchant's program makes the codes
ALTER TABLE card_stock ADD COLUMN deposited bigint;
UPDATE card_stock SET deposited = 0 FROM card WHERE card.card_id = card_stock.card_id AND card.deposit;
ALTER TABLE card_stock ADD CHECK (total <= deposited);

ALTER TABLE card
  ADD COLUMN can_give boolean NOT NULL DEFAULT true,
  ADD COLUMN reverse_hours int NOT NULL DEFAULT 24 CHECK (reverse_hours >= 0),
  -- where a coupon can be used; empty for everywhere
  ADD COLUMN stores text[] NOT NULL DEFAULT '{}',
  -- in which hours; null for always
  ADD COLUMN hours jsonb;
UPDATE card SET can_give = false WHERE content #>> '{base_info,can_give_friend}' = 'false';
UPDATE card SET stores = ARRAY(SELECT jsonb_array_elements_text(content #> '{base_info,location_id_list}'))
 WHERE jsonb_typeof(content #> '{base_info,location_id_list}') = 'array';
UPDATE card SET hours = content #> '{advanced_info,time_limit}'
 WHERE jsonb_typeof(content #> '{advanced_info,time_limit}') = 'array';
