-- Who holds which role, as far as is known. Not in the log, so that it can be forgotten.
create table person (
  party varchar(40) not null,
  account varchar(200) not null,
  name varchar(200) not null,
  email varchar(320) not null,
  language varchar(10) not null,
  digest varchar(10) not null,
  seen varchar(10),
  primary key (party, account)
);

create table person_role (
  party varchar(40) not null,
  account varchar(200) not null,
  role varchar(40) not null,
  primary key (party, account, role),
  foreign key (party, account) references person (party, account)
);

-- A mail that gathers what a person was told of tasks.
create table letter (
  id varchar(36) not null primary key,
  party varchar(40) not null,
  account varchar(200) not null,
  at varchar(40) not null,
  state varchar(10) not null,
  attempts ${wide} not null,
  next_try varchar(40),
  owner varchar(36),
  taken varchar(40)
);

create index letter_by_state on letter (state, next_try);

-- Tasks are also of samarbeidsorganer, which are no agreements, so the table is made anew without that reference.
create table notice_then (
  id varchar(36) not null primary key,
  topic varchar(400) not null unique,
  kind varchar(40) not null,
  agreement varchar(36) not null,
  version ${wide} not null,
  receiver varchar(40) not null,
  person varchar(200),
  about varchar(40),
  words text not null,
  due varchar(10),
  at varchar(40) not null,
  mail varchar(10) not null,
  attempts ${wide} not null,
  next_try varchar(40),
  task varchar(400),
  letter varchar(36) references letter (id)
);

insert into notice_then (id, topic, kind, agreement, version, receiver, person, about, words, due, at, mail, attempts, next_try)
select id, topic, kind, agreement, version, receiver, person, about, words, due, at, mail, attempts, next_try from notice;

create table notice_seen_then (
  notice varchar(36) not null references notice_then (id),
  person varchar(200) not null,
  primary key (notice, person)
);

insert into notice_seen_then (notice, person) select notice, person from notice_seen;

drop table notice_seen;
drop table notice;
alter table notice_then rename to notice;
alter table notice_seen_then rename to notice_seen;

create index notice_by_agreement on notice (agreement, version, kind);
create index notice_by_receiver on notice (receiver, at);
create index notice_by_mail on notice (mail, next_try);
create index notice_by_letter on notice (letter);

-- How far the clock of a trial is ahead. One row, and only with the sample profile.
create table moved_time (
  id ${wide} not null primary key,
  seconds ${wide} not null
);
