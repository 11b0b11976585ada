-- What the owner makes from here on, the application may read and write; what it may not (the ledger) is revoked there.
GRANT USAGE ON SCHEMA kaquan, camunda, quartz TO ${application_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA kaquan, camunda, quartz
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${application_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA kaquan, camunda, quartz
  GRANT USAGE ON SEQUENCES TO ${application_role};
