create trigger absent_entry_no_update before update on absent_entry
begin
  select raise(abort, 'absent_entry is append-only');
end;

create trigger absent_entry_no_delete before delete on absent_entry
begin
  select raise(abort, 'absent_entry is append-only');
end;

create trigger restored_archive_no_update before update on restored_archive
begin
  select raise(abort, 'restored_archive is append-only');
end;

create trigger restored_archive_no_delete before delete on restored_archive
begin
  select raise(abort, 'restored_archive is append-only');
end;
