-- What happens to documents at a signing service. Each row is an entry, read by the program; the entry of the log at the same position
-- holds its digest. That a job has ended stands beside it, so that those that have not are found without reading every one.

create table signing_job (
  position ${wide} not null primary key references audit_entry (position),
  job varchar(36) not null,
  agreement varchar(36) not null,
  number ${wide} not null,
  ends ${wide} not null,
  said text not null,
  unique (job, number)
);
create index signing_job_by_agreement on signing_job (agreement);
create index signing_job_by_end on signing_job (ends, number);
