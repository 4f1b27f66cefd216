create trigger mandate_entry_append_only before update or delete on mandate_entry
  for each row execute function refuse_change();
create trigger mandate_entry_no_truncate before truncate on mandate_entry
  for each statement execute function refuse_change();
