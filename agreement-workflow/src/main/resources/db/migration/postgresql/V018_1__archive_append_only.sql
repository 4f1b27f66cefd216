create trigger absent_entry_append_only before update or delete on absent_entry
  for each row execute function refuse_change();
create trigger absent_entry_no_truncate before truncate on absent_entry
  for each statement execute function refuse_change();

create trigger restored_archive_append_only before update or delete on restored_archive
  for each row execute function refuse_change();
create trigger restored_archive_no_truncate before truncate on restored_archive
  for each statement execute function refuse_change();
