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

alter table notice add column task varchar(400);
alter table notice add column letter varchar(36) references letter (id);

create index notice_by_letter on notice (letter);

-- How far the clock of a trial is ahead. One row, and only with the sample profile.
create table moved_time (
  id ${wide} not null primary key,
  seconds ${wide} not null
);
