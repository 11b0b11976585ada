-- ended by its merchant before its time
ALTER TABLE delivery ADD COLUMN ended_at timestamptz;

-- so that the deliveries of a card are read newest first, however many an API has made
ALTER TABLE delivery_item ADD COLUMN made_at timestamptz;
UPDATE delivery_item i SET made_at = d.created_at FROM delivery d WHERE d.ticket = i.ticket;
ALTER TABLE delivery_item ALTER COLUMN made_at SET NOT NULL;
CREATE INDEX delivery_item_of_card ON delivery_item (card_id, made_at DESC, ticket);

-- Names of channels that a merchant's people have typed before, to be offered again.
CREATE TABLE channel (
  merchant_id uuid NOT NULL,
  name        text NOT NULL CHECK (name <> '' AND length(name) <= 128),
  used_at     timestamptz NOT NULL,
  PRIMARY KEY (merchant_id, name)
);
