-- Goes up with each thing but the log that being told of news in saved searches rests on, so that a look at it tells that nothing has
-- happened. One row, no register.
create table saved_search_stamp (
  number ${wide} not null
);

insert into saved_search_stamp (number) values (0);
