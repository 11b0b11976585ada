-- what was posted is what travels, at every try; null for letters that were posted before there was one
ALTER TABLE letter ADD COLUMN html text;
CREATE INDEX letter_gave_up ON letter (due_at) WHERE status = 'GAVE_UP';

-- each with what was refused in both languages, so that every reader reads the words of theirs
ALTER TABLE notice ADD COLUMN reasons jsonb NOT NULL DEFAULT '[]';
UPDATE notice
   SET reasons = jsonb_build_array(jsonb_build_object('names', '{}'::jsonb, 'text', facts ->> 3))
 WHERE kind IN ('activation-refused', 'activation-declined', 'activation-lapse-warning') AND facts ->> 3 <> '';
UPDATE notice
   SET reasons = jsonb_build_array(jsonb_build_object('names', '{}'::jsonb, 'text', facts ->> 2))
 WHERE kind IN ('verification-refused', 'account-suspended') AND facts ->> 2 <> '';
