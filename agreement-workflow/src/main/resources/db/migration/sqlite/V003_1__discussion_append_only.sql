create trigger discussion_entry_no_update before update on discussion_entry
begin
  select raise(abort, 'discussion_entry is append-only');
end;

create trigger discussion_entry_no_delete before delete on discussion_entry
begin
  select raise(abort, 'discussion_entry is append-only');
end;
