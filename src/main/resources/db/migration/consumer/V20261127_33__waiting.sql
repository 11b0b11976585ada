-- known by an address that a merchant has named, and never signed in so far
ALTER TABLE consumer ADD COLUMN waiting boolean NOT NULL DEFAULT false;
