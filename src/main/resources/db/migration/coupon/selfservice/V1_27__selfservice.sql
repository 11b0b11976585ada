-- Cards whose coupons consumers may redeem by themselves, standing in a store. Without a row they may not.
CREATE TABLE self_service (
  card_id       text PRIMARY KEY,
  is_open       boolean NOT NULL,
  needs_digits  boolean NOT NULL,
  needs_amount  boolean NOT NULL,
  changed_at    timestamptz NOT NULL
);
