create trigger received_minutes_no_update before update on received_minutes
begin
  select raise(abort, 'received_minutes is append-only');
end;

create trigger received_minutes_no_delete before delete on received_minutes
begin
  select raise(abort, 'received_minutes is append-only');
end;
