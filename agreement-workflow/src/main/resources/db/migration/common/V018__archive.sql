-- Entries of a log of which only the hash is known: of a register restored from the archive of single cases, those about other things.
-- The chain and the tree of hashes are made with them all the same.
create table absent_entry (
  position ${wide} not null primary key,
  hash varchar(64) not null unique
);

-- The hashes of the whole log, of entries that are here and of those that are not.
create view log_hash as
select position, hash from audit_entry
union all
select position, hash from absent_entry;

-- The archive files a register was restored from. Empty in a register that began here.
create table restored_archive (
  file varchar(64) not null primary key,
  mark varchar(64) not null,
  agreement varchar(36),
  position ${wide} not null,
  at varchar(40) not null
);
