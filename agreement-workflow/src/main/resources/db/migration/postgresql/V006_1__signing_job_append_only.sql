create trigger signing_job_append_only before update or delete on signing_job
  for each row execute function refuse_change();
create trigger signing_job_no_truncate before truncate on signing_job
  for each statement execute function refuse_change();
