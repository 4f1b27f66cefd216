create trigger discussion_entry_append_only before update or delete on discussion_entry
  for each row execute function refuse_change();
create trigger discussion_entry_no_truncate before truncate on discussion_entry
  for each statement execute function refuse_change();
