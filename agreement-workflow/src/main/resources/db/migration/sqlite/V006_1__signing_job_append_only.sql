create trigger signing_job_no_update before update on signing_job
begin
  select raise(abort, 'signing_job is append-only');
end;

create trigger signing_job_no_delete before delete on signing_job
begin
  select raise(abort, 'signing_job is append-only');
end;
