-- Numbers begin where WeChat's poi_id do: nine digits.
CREATE SEQUENCE store_id START 271000001;

CREATE TABLE store (
  id            bigint PRIMARY KEY DEFAULT nextval('store_id'),
  merchant_id   uuid NOT NULL,
  -- of the form it was entered with: a form that is sent twice makes one store
  form          uuid NOT NULL,
  name          text NOT NULL CONSTRAINT store_has_name CHECK (name <> ''),
  branch        text NOT NULL,
  province      text NOT NULL,
  city          text NOT NULL,
  district      text NOT NULL,
  address       text NOT NULL CONSTRAINT store_has_address CHECK (address <> ''),
  telephone     text NOT NULL,
  hours         text NOT NULL,
  introduction  text NOT NULL,
  longitude     double precision CONSTRAINT store_longitude_range CHECK (longitude BETWEEN -180 AND 180),
  latitude      double precision CONSTRAINT store_latitude_range CHECK (latitude BETWEEN -90 AND 90),
  -- the three digits that consumers enter to redeem by themselves, encrypted
  code          text NOT NULL,
  created_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL,
  closed_at     timestamptz,
  CONSTRAINT store_form_once UNIQUE (merchant_id, form),
  CONSTRAINT store_has_both_coordinates CHECK ((longitude IS NULL) = (latitude IS NULL))
);
CREATE INDEX store_merchant ON store (merchant_id, id);
