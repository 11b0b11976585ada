-- Whatever the owner creates from here on, the application may read and write; a script that creates something the
-- application must not change (the ledger) revokes the right again.
GRANT USAGE ON SCHEMA kaquan, camunda, quartz TO ${application_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA kaquan, camunda, quartz
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${application_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA kaquan, camunda, quartz
  GRANT USAGE ON SEQUENCES TO ${application_role};
