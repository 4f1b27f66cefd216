-- What is noted while agreements are in force. Each row is a note, read by the program; the entry of the log at the same position holds
-- its digest. The room is the organisation whose inner dossier it is in, and empty for what the parties share.
create table follow_up (
  position ${wide} not null primary key references audit_entry (position),
  subject varchar(20) not null,
  about varchar(60) not null,
  room varchar(40) not null,
  number ${wide} not null,
  item varchar(80) not null,
  said text not null,
  unique (subject, about, room, number)
);

create index follow_up_by_about on follow_up (about, room);
