create trigger mandate_entry_no_update before update on mandate_entry
begin
  select raise(abort, 'mandate_entry is append-only');
end;

create trigger mandate_entry_no_delete before delete on mandate_entry
begin
  select raise(abort, 'mandate_entry is append-only');
end;
