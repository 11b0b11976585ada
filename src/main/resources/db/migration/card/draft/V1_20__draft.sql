CREATE TABLE card_draft (
  -- of the form it was begun with: a form that is sent twice makes one draft
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL CONSTRAINT card_draft_of_merchant REFERENCES merchant,
  card_type    text NOT NULL,
  -- the card that it changes; null for a new one
  card_id      text,
  -- what was typed, by input
  typed        jsonb NOT NULL CONSTRAINT card_draft_typed_not_huge CHECK (length(typed::text) <= 120000),
  -- what a copied card says besides what the form asks for, or what the changed card said when this draft was begun
  rest         jsonb,
  version      int NOT NULL,
  created_by   text NOT NULL,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL,
  -- the card that it became; null while it is a draft
  made         text
);
CREATE INDEX card_draft_merchant ON card_draft (merchant_id, changed_at DESC, id) WHERE made IS NULL;
-- who changes a card a second time continues the same draft
CREATE UNIQUE INDEX card_draft_card ON card_draft (merchant_id, card_id) WHERE made IS NULL;
