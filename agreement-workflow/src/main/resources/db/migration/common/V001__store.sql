-- Agreements with their texts, the files they came from and went out as, and the log that explains every change.
-- ${wide} is a 64-bit integer and ${bytes} a byte string on the database in use. Instants are ISO 8601 text in UTC with nine
-- decimals, so that their order as text is their order in time. JSON is text, read by the program and not by SQL.

create table log_head (
  one integer not null primary key check (one = 1),
  position ${wide} not null,
  hash varchar(64) not null
);

insert into log_head (one, position, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_entry (
  position ${wide} not null primary key,
  at varchar(30) not null,
  user_id text not null,
  user_name text not null,
  organisation varchar(40),
  agreement varchar(36),
  sequence ${wide} not null,
  revision ${wide} not null,
  type varchar(40) not null,
  body text not null,
  text_sha256 varchar(64),
  manifest_sha256 varchar(64),
  snapshot_sha256 varchar(64),
  previous varchar(64) not null,
  hash varchar(64) not null unique,
  unique (agreement, sequence)
);

create table agreement (
  id varchar(36) not null primary key,
  sequence ${wide} not null,
  revision ${wide} not null,
  state varchar(20) not null,
  text_state varchar(20) not null,
  kind varchar(30) not null,
  title text not null,
  language varchar(20) not null,
  snapshot text not null,
  snapshot_sha256 varchar(64) not null
);

create table agreement_party (
  agreement varchar(36) not null references agreement (id),
  party varchar(40) not null,
  primary key (agreement, party)
);

create index agreement_party_by_party on agreement_party (party, agreement);

create table clause_text (
  sha256 varchar(64) not null primary key,
  heading text not null,
  body text not null
);

-- A manifest has one line per clause: id, level, number and the digest of the words, parted by tabs.
create table revision (
  agreement varchar(36) not null references agreement (id),
  number ${wide} not null,
  text_sha256 varchar(64) not null,
  manifest text not null,
  primary key (agreement, number)
);

create table stored_file (
  sha256 varchar(64) not null primary key,
  name text not null,
  media_type text not null,
  content ${bytes} not null
);

create table import_report (
  id varchar(64) not null primary key,
  organisation varchar(40) not null,
  state varchar(20) not null,
  received_at varchar(30) not null,
  report text not null
);

create index import_report_by_organisation on import_report (organisation, received_at);
