-- What a merchant says of a mobile app. One with a link into a store is listed.
ALTER TABLE account
  ADD COLUMN package_name text,
  ADD COLUMN bundle_id    text,
  ADD COLUMN store_link   text CHECK (store_link LIKE 'https://%'),
  ADD CHECK (kind = 'MOBILE_APP' OR num_nonnulls(package_name, bundle_id, store_link) = 0),
  ADD CHECK (store_link IS NULL OR listed);
