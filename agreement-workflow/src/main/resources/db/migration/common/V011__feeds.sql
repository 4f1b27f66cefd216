-- Private addresses of calendars and news. Not in the log, so that they can be forgotten; the secret part is kept as a digest only.
create table feed (
  person varchar(200) not null primary key,
  reader text not null,
  language varchar(10) not null,
  address varchar(64) not null unique,
  made varchar(40) not null,
  seen varchar(40) not null
);
