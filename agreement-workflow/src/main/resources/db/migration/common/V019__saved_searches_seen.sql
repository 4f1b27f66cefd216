-- Up to which round the person has seen what was found; only with the act SEEN.
alter table saved_search add column seen ${wide};

create index saved_search_found_by_round on saved_search_found (search, round);
