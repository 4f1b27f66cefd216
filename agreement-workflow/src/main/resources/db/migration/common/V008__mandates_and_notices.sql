-- Who may sign for an organisation. Each row points at the entry of the log that says it.
create table mandate_entry (
  position ${wide} not null primary key references audit_entry (position),
  party varchar(40) not null,
  number ${wide} not null,
  unique (party, number)
);

-- How a holder is reached. Not in the log, so that it can be forgotten.
create table mandate_contact (
  party varchar(40) not null,
  holder varchar(200) not null,
  email varchar(320) not null,
  language varchar(10) not null,
  primary key (party, holder)
);

-- What people are told, written with what gave rise to it. The topic says what it is about, so that nobody is told the same thing twice.
create table notice (
  id varchar(36) not null primary key,
  topic varchar(400) not null unique,
  kind varchar(40) not null,
  agreement varchar(36) not null references agreement (id),
  version ${wide} not null,
  receiver varchar(40) not null,
  person varchar(200),
  about varchar(40),
  words text not null,
  due varchar(10),
  at varchar(40) not null,
  mail varchar(10) not null,
  attempts ${wide} not null,
  next_try varchar(40)
);

create index notice_by_agreement on notice (agreement, version, kind);
create index notice_by_receiver on notice (receiver, at);
create index notice_by_mail on notice (mail, next_try);

create table notice_seen (
  notice varchar(36) not null references notice (id),
  person varchar(200) not null,
  primary key (notice, person)
);
