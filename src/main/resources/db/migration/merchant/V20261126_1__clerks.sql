-- The stores where a clerk redeems, by the ids of room store; empty for all of them.
ALTER TABLE member ADD COLUMN stores bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE member ADD CHECK (role = 'CLERK' OR stores = '{}');

-- JOIN: shown as a QR code and good for several people until it ends. Each names an address, where an invitation goes.
ALTER TABLE member_link
  ADD COLUMN stores bigint[] NOT NULL DEFAULT '{}',
  ALTER COLUMN email DROP NOT NULL,
  DROP CONSTRAINT member_link_purpose_check,
  DROP CONSTRAINT member_link_check1,
  ADD CONSTRAINT member_link_purpose_check CHECK (purpose IN ('SIGN_UP', 'RESET', 'INVITATION', 'JOIN')),
  ADD CONSTRAINT member_link_check1 CHECK ((purpose IN ('INVITATION', 'JOIN')) = (merchant_id IS NOT NULL AND role IS NOT NULL)),
  ADD CONSTRAINT member_link_email CHECK ((purpose = 'JOIN') = (email IS NULL));
