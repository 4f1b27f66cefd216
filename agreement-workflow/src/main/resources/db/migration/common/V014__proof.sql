-- The head of the log as it was on each day. Only day and mark are public; the mark is the digest of all the other columns.
create table published_head (
  day varchar(10) not null primary key,
  position ${wide} not null,
  entry varchar(64) not null,
  root varchar(64) not null,
  made varchar(30) not null,
  previous varchar(64) not null,
  mark varchar(64) not null unique
);

create index published_head_by_position on published_head (position);

-- What an examination of a signed document found, as it was first put into an evidence package: later packages hold the same bytes.
create table kept_report (
  document varchar(64) not null,
  number ${wide} not null,
  name varchar(200) not null,
  file varchar(64) not null references stored_file (sha256),
  primary key (document, number)
);
