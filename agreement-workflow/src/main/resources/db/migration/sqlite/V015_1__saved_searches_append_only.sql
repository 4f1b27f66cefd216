create trigger saved_search_no_update before update on saved_search
begin
  select raise(abort, 'saved_search is append-only');
end;

create trigger saved_search_no_delete before delete on saved_search
begin
  select raise(abort, 'saved_search is append-only');
end;

create trigger saved_search_found_no_update before update on saved_search_found
begin
  select raise(abort, 'saved_search_found is append-only');
end;

create trigger saved_search_found_no_delete before delete on saved_search_found
begin
  select raise(abort, 'saved_search_found is append-only');
end;
