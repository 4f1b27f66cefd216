-- What people do with the searches they save. Rows are added, never changed; what stands follows from the last ones. Not in the log, which
-- is of agreements.
create table saved_search (
  id varchar(36) not null,
  number ${wide} not null,
  person varchar(200) not null,
  act varchar(20) not null,
  name varchar(200) not null,
  inquiry text,
  at varchar(40) not null,
  primary key (id, number)
);

create index saved_search_by_person on saved_search (person);

-- What was found of a search, each thing once: in round 0 what was there when it was saved, later what its owner was told of.
create table saved_search_found (
  search varchar(36) not null,
  found varchar(32) not null,
  round ${wide} not null,
  at varchar(40) not null,
  primary key (search, found)
);

-- The rights that those who have saved something had when they signed in last, so that they are told of nothing they may not see.
create table saved_search_reader (
  person varchar(200) not null primary key,
  reader text not null,
  seen varchar(40) not null
);
