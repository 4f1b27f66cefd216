create trigger handed_out_no_update before update on handed_out
begin
  select raise(abort, 'handed_out is append-only');
end;

create trigger handed_out_no_delete before delete on handed_out
begin
  select raise(abort, 'handed_out is append-only');
end;
