-- The agreement whose version this one is built on, so that the variants of a standard are found without reading every agreement.
alter table agreement add column basis varchar(36);

create index agreement_by_basis on agreement (basis);
