-- Which file each party handed in as minutes. Each row points at the entry of the log that says it. The same file may come in twice.
create table received_minutes (
  position ${wide} not null primary key references audit_entry (position),
  agreement varchar(36) not null references agreement (id),
  party varchar(40) not null,
  file varchar(64) not null references stored_file (sha256)
);

create index received_minutes_by_file on received_minutes (file, agreement, party);
