create trigger saved_search_append_only before update or delete on saved_search
  for each row execute function refuse_change();
create trigger saved_search_no_truncate before truncate on saved_search
  for each statement execute function refuse_change();

create trigger saved_search_found_append_only before update or delete on saved_search_found
  for each row execute function refuse_change();
create trigger saved_search_found_no_truncate before truncate on saved_search_found
  for each statement execute function refuse_change();
