-- What is said of agreements. Each row is a statement, read by the program; the entry of the log at the same position holds its digest.
-- The room is the organisation whose inner layer it is, and empty for what the parties share.

create table discussion_entry (
  position ${wide} not null primary key references audit_entry (position),
  agreement varchar(36) not null,
  room varchar(40) not null,
  number ${wide} not null,
  said text not null,
  unique (agreement, room, number)
);
