-- Found by their digest or by the code at the foot of every page: documents as they were set and as each signature left them. All of it
-- stands in the agreements too; here it is found without reading each of them.
create table issued_document (
  file varchar(64) not null,
  agreement varchar(36) not null references agreement (id),
  version ${wide} not null,
  municipality varchar(40) not null,
  primary key (file, agreement, version, municipality)
);

create table version_code (
  code varchar(11) not null,
  agreement varchar(36) not null references agreement (id),
  version ${wide} not null,
  primary key (code, agreement, version)
);

-- Who was given which document. The entry of the log at the same position tells the rest.
create table handed_out (
  position ${wide} not null primary key references audit_entry (position),
  agreement varchar(36) not null references agreement (id),
  organisation varchar(40)
);

create index handed_out_by_agreement on handed_out (agreement, position);
